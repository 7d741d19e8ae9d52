import type { Viewer } from '@/lib/auth/viewer';
import { addDays, type Day, type Period } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { annotationsIn } from '@/lib/notes/annotations';
import { comparedOf, numberOf } from '../figures';
import { one, presetPeriod, type SearchParams } from '../page-query';
import { isEmptySales, type SalesContext, salesContext } from './sales-context';
import { salesHead } from './sales-head';
import { salesLine } from './sales-line';
import { countsByDay, hoursView } from './seasons-hours';
import { CYCLE, seasonsIndexView, wholeMonths } from './seasons-index';
import { peakDays } from './seasons-peaks';
import { peaksView } from './seasons-peaks-view';
import { carryingPromotions, type DatedPromotion, datedPromotions, daysOf } from './seasons-promotions';

const PATH = '/sales/seasons';
/** Days by day are looked at over three years at most, and a year and a month before for the same event. */
const MOST_DAYS = 1_096;
const LOOK_BACK = 430;

export type SalesSeasons = Awaited<ReturnType<typeof loadSalesSeasons>>;

/** When sales come: seasons of the year, hours of the week, and the days that stand out, with their cause. */
export async function loadSalesSeasons(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const context = await salesContext(PATH, viewer, params, now, locale, {
    period: ({ anchor }) => presetPeriod('last_12_months', anchor),
    needs: ['net_revenue', 'order_count'],
  });
  if (isEmptySales(context)) return context;
  const { ask, query, until, reach, fits } = context;
  const first = [query.from, reach.first ?? query.from, addDays(until, 1 - MOST_DAYS)].toSorted().at(-1) as Day;
  // A period before or after the data holds no day; what is asked is then a day that is not shown.
  const hasDays = first <= until;
  const span: Period = { from: hasDays ? first : until, to: until };
  const reachBack = { from: addDays(span.from, -LOOK_BACK), to: until };
  const months = wholeMonths(reach.first, until);
  const alone = { compare: undefined };
  const day = { ...alone, grain: 'day' as const, order: [{ by: 'period' }] };
  const hasPromotions = fits('promotion_revenue', ['promotion']);
  const [course, daily, sold, hours, promoted, dated, notes, whole, cut] = await Promise.all([
    ask({ kpis: ['net_revenue'], grain: 'day', order: [{ by: 'period' }], ...span }),
    ask({ kpis: ['net_revenue'], ...day, ...reachBack }),
    ask({ kpis: ['gross_revenue', 'discount_amount'], ...day, ...reachBack }),
    fits('order_count', ['hour'])
      ? ask({ kpis: ['order_count'], ...day, dimensions: ['hour'], ...span, limit: 100_000 })
      : null,
    hasPromotions ? ask({ kpis: ['promotion_revenue'], ...alone, dimensions: ['promotion'], ...reachBack }) : null,
    datedPromotions(reachBack),
    annotationsIn(viewer, query, ['net_revenue']),
    months ? ask({ kpis: ['net_revenue'], ...alone, grain: 'month', ...months }) : null,
    months && fits('net_revenue', ['category'])
      ? ask({ kpis: ['net_revenue'], ...alone, grain: 'month', dimensions: ['category'], ...months })
      : null,
  ]);
  const soldBy = new Map(sold.rows.map((row) => [row.period, soldOf(row)]));
  const carrying = promoted ? carryingPromotions(dated, promoted, soldBy, reachBack) : [];
  const days = hasDays ? daysOf(span, span) : [];
  const peaks = peakDays(days, valueOn(daily, reach.first), carrying, notes);
  const happenings = [...eventsOf(carrying), ...notes].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const head = await salesHead(context, [], ['net_revenue', 'order_count'], { days: one(params.days) });
  const index = months && whole ? seasonsIndexView(context, months, whole, cut) : null;
  const isPromoted = (each: Day) => carrying.some(({ from, to }) => from <= each && each <= to);
  const counts = hours && hasDays ? countsByDay(hours) : new Map();
  const hourly = counts.size > 0 ? hoursView(context, one(params.days), days, counts, isPromoted) : null;
  const view = peaksView(context, peaks, numberOf(comparedOf(course.meta.totals, 'net_revenue').value));
  return {
    isEmpty: false as const,
    head: { ...head, sentences: sentences(context, index, hourly, view) },
    index,
    /** Whole months that are there, and how many are needed. */
    history: { months: index?.months ?? 0, needed: 2 * CYCLE },
    hours: hourly,
    peaks: hasDays
      ? {
          ...salesLine(context, course, 'net_revenue', 'day', happenings, (each) =>
            peaks.some((peak) => peak.day === each),
          ),
          marked: course.rows.flatMap(({ period }, i) => (peaks.some((peak) => peak.day === period) ? [i] : [])),
          rows: view,
          exploreHref: context.exploreHref({ kpis: ['net_revenue'], grain: 'day', ...span }),
          events: happenings
            .filter(({ day: start, endDay }) => start <= until && (endDay ?? start) >= first)
            .map(({ day: start, endDay, text }) => ({ text, range: context.format.range(start, endDay ?? start) })),
        }
      : null,
  };
}

const soldOf = (row: KpiAnswer['rows'][number]) =>
  (numberOf(comparedOf(row, 'gross_revenue').value) ?? 0) - (numberOf(comparedOf(row, 'discount_amount').value) ?? 0);

/** Revenue of a day; null before the data begins, zero on a day without sales. */
function valueOn(daily: KpiAnswer, first: Day | null) {
  const by = new Map(daily.rows.map((row) => [row.period, numberOf(comparedOf(row, 'net_revenue').value)]));
  return (day: Day) => (first !== null && day < first ? null : (by.get(day) ?? null));
}

const eventsOf = (promotions: readonly DatedPromotion[]) =>
  promotions.map(({ from, to, name }) => ({ day: from, endDay: to, text: name }));

function sentences(
  { t, format, query }: SalesContext,
  index: ReturnType<typeof seasonsIndexView> | null,
  hours: ReturnType<typeof hoursView> | null,
  peaks: ReturnType<typeof peaksView>,
): string[] {
  const [top] = peaks;
  const said = [
    ...(index?.best && index.worst
      ? [
          t('seasons.sentence', {
            best: index.best.month,
            bestChange: index.best.change,
            worst: index.worst.month,
            worstChange: index.worst.change,
          }),
        ]
      : []),
    ...(hours?.hasTimes && hours.strongest ? [t('seasons.hours.sentence', hours.strongest)] : []),
    ...(top
      ? [
          t('seasons.peaks.sentence', {
            day: top.day,
            value: top.valueText,
            times: top.timesText,
            hasCause: top.cause ? 'yes' : 'no',
            cause: top.cause ?? '',
          }),
        ]
      : []),
  ];
  return said.length > 0 ? said : [t('seasons.nothing', { range: format.range(query.from, query.to) })];
}
