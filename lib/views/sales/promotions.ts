import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { addDays, daysInPeriod, type Grain, nextStart, type Period, periodStarts } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { courseSpec } from '../course-spec';
import { figureCards, visibleOf } from '../figure-cards';
import { comparedOf, numberOf } from '../figures';
import { keyOf, kpiTable, labelOf, type TableView } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { exploreHref, rowsHref } from '../page-links';
import { one, pageHref, type SearchParams } from '../page-query';
import { eventComparison } from './promotions-event';
import { type Promotion, promotionsIn } from './promotions-list';
import { promotionBands } from './promotions-strip';
import { LONGEST } from './promotions-windows';

const PATH = '/sales/promotions';
const CARDS = ['promotion_revenue', 'promotion_revenue_share', 'promotion_discount', 'promotion_order_share'] as const;
const FIGURES = [
  'order_count',
  'net_revenue',
  'discount_amount',
  'discount_rate',
  'gross_margin',
  'new_customer_share',
] as const;

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** What was on, what it sold and cost, and how one event stands beside the days around it. */
export async function loadPromotions(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const event = one(params.event);
  const frame = await pageFrame(viewer, params, now, locale, { path: PATH, extra: { event } });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const t = await getTranslations('margins.promotions');
  const { query, format } = frame;
  const figures = visibleOf(frame, FIGURES);
  const [list, cards, course, found] = await Promise.all([
    promotionsIn(query),
    frame.ask({ kpis: CARDS, grain: query.grain, order: [{ by: 'period' }] }),
    frame.ask({ kpis: ['net_revenue'], grain: stripGrain(query), compare: undefined, order: [{ by: 'period' }] }),
    frame.ask({
      kpis: figures,
      dimensions: ['promotion'],
      order: [{ by: 'net_revenue', direction: 'desc' }],
      limit: 300,
    }),
  ]);
  const sold = new Map(found.rows.map((row) => [keyOf(row, 'promotion'), row]));
  const chosen = chosenEvent(list, sold, event);
  const head = pageHead(frame, [cards]);
  const bands = promotionBands(list, query);
  return {
    isEmpty: false as const,
    head,
    notes: head.notes(['net_revenue', ...CARDS], cards),
    sentences: sentences(frame, cards, list, found, t, head.range),
    cards: figureCards(frame, cards, CARDS),
    strip: {
      spec: courseSpec(frame, course, ['net_revenue']),
      bands: bands.map((band) => ({
        ...band,
        href: eventHref(frame, band.code),
        isCurrent: band.code === chosen?.code,
      })),
      lanes: Math.max(0, ...bands.map(({ lane }) => lane + 1)),
      always: list.filter(({ code }) => !bands.some((band) => band.code === code)).map(({ name }) => name),
      points: linePoints(frame, course),
      ticks: ticksOf(frame),
      rows: rowsHref(frame, 'net_revenue'),
      explore: exploreHref(frame, { kpis: ['net_revenue'], grain: query.grain, chart: 'line' }),
    },
    table: promotionTable(frame, found, list, t),
    tableHref: exploreHref(frame, { kpis: figures, dimensions: ['promotion'] }),
    event: chosen ? await eventComparison(frame, chosen, t) : null,
    events: list
      .filter((each) => isEvent(each))
      .map((each) => ({
        value: eventHref(frame, each.code),
        label: `${each.name} · ${format.range(each.start ?? '', each.end ?? '')}`,
        isCurrent: each.code === chosen?.code,
      })),
  };
}

export type PromotionsView = Exclude<Awaited<ReturnType<typeof loadPromotions>>, { isEmpty: true }>;

const eventHref = ({ query }: PageFrame, code: string) => pageHref(PATH, query, { event: code });

const isEvent = ({ start, end }: Promotion) =>
  start !== null && end !== null && daysInPeriod({ from: start, to: end }) <= LONGEST;

/** The event that the address names, else the one that sold most. */
function chosenEvent(list: readonly Promotion[], sold: Map<string, KpiRow>, code: string | undefined) {
  const events = list.filter(isEvent);
  const revenue = ({ code: key }: Promotion) => numberOf(comparedOf(sold.get(key), 'net_revenue').value) ?? 0;
  return events.find((each) => each.code === code) ?? events.toSorted((a, b) => revenue(b) - revenue(a))[0] ?? null;
}

/** Fine enough for an event of a few days to be seen. */
function stripGrain(period: Period): Grain {
  const days = daysInPeriod(period);
  if (days <= 100) return 'day';
  return days <= 800 ? 'week' : 'month';
}

/** The line as shares of its own height, so that the strip below can share its scale of days; whole periods only. */
function linePoints({ query, reach }: PageFrame, answer: KpiAnswer): { at: number; height: number }[] {
  const grain = answer.meta.grain as Grain;
  const days = daysInPeriod(query);
  const [last = query.to] = [query.to, reach.anchor].toSorted();
  const points = answer.rows.flatMap((row) => {
    const end = addDays(nextStart(grain, row.period), -1);
    if (row.period < query.from || end > last) return [];
    const [from, to] = [row.period, end].map((day) => daysInPeriod({ from: query.from, to: day }));
    const at = ((from ?? 1) - 1 + (to ?? 1)) / 2 / days;
    return [{ at, value: numberOf(comparedOf(row, 'net_revenue').value) ?? 0 }];
  });
  const most = Math.max(...points.map(({ value }) => value), 0);
  const least = Math.min(...points.map(({ value }) => value), 0);
  return points.map(({ at, value }) => ({ at, height: most === least ? 0 : (value - least) / (most - least) }));
}

function ticksOf({ query, format }: PageFrame): { at: number; label: string }[] {
  const days = daysInPeriod(query);
  const starts = periodStarts(days > 92 ? 'month' : 'week', query).filter((start) => start >= query.from);
  const every = Math.ceil(starts.length / 7);
  return starts
    .filter((_, i) => i % every === 0)
    .map((start) => ({
      at: (daysInPeriod({ from: query.from, to: start }) - 1) / days,
      label: format.period(start, days > 92 ? 'month' : 'day'),
    }));
}

/** Every promotion with its days and figures; those without sales are listed too. */
function promotionTable(frame: PageFrame, found: KpiAnswer, list: readonly Promotion[], t: Words): TableView {
  const { format, query } = frame;
  const known = new Map(list.map((each) => [each.code, each]));
  const table = kpiTable(frame, found, 'promotion', {
    heading: t('table.name'),
    columns: visibleOf(frame, FIGURES).map((kpi) => ({ kpi, bar: kpi === 'net_revenue' })),
    href: (key) => (known.get(key) && isEvent(known.get(key) as Promotion) ? eventHref(frame, key) : null),
    total: true,
  });
  const days = (code: string) => {
    const promotion = known.get(code);
    if (!promotion?.start || !promotion.end) return { text: '—', raw: null };
    return { text: format.range(promotion.start, promotion.end), raw: promotion.start };
  };
  const silent = list.filter(({ code }) => !found.rows.some((row) => keyOf(row, 'promotion') === code));
  const none = { text: '—', raw: null };
  return {
    ...table,
    columns: [
      ...table.columns.slice(0, 1),
      { id: 'days', label: t('table.days'), isNumber: true },
      ...(list.some(({ mediaCost: cost }) => cost) ? [{ id: 'cost', label: t('table.media'), isNumber: true }] : []),
      ...table.columns.slice(1),
    ],
    rows: [
      ...table.rows.map(({ id, cells }) => ({
        id,
        cells: {
          ...cells,
          label:
            id === '' ? { text: t('table.without'), raw: t('table.without') } : { text: '', raw: null, ...cells.label },
          days: days(id),
          cost: mediaCost(known.get(id)),
        },
      })),
      ...silent.map((promotion) => ({
        id: promotion.code,
        cells: {
          ...Object.fromEntries(table.columns.map(({ id }) => [id, none])),
          label: { text: promotion.name, raw: promotion.name },
          days: days(promotion.code),
          cost: mediaCost(promotion),
        },
      })),
    ],
    totals: table.totals && { ...table.totals, days: { text: format.range(query.from, query.to), raw: null } },
  };

  function mediaCost(promotion: Promotion | undefined) {
    const cost = promotion?.mediaCost ?? null;
    return { text: format.value(cost, 'money'), raw: numberOf(cost) };
  }
}

function sentences(
  frame: PageFrame,
  cards: KpiAnswer,
  list: readonly Promotion[],
  found: KpiAnswer,
  t: Words,
  range: string,
): string[] {
  const { format } = frame;
  const total = (id: string) => comparedOf(cards.meta.totals, id).value;
  const best = found.rows.find((row) => keyOf(row, 'promotion') !== '');
  if (list.length === 0 && !best) return [t('sentence.nothing', { range })];
  const main = t('sentence.main', {
    range,
    count: list.length,
    revenue: format.compact(total('promotion_revenue'), 'money'),
    share: format.value(total('promotion_revenue_share'), 'ratio'),
    discount: format.compact(total('promotion_discount'), 'money'),
  });
  if (!best) return [main, t('sentence.caution')];
  const name = labelOf(found, 'promotion', keyOf(best, 'promotion'));
  const sold = format.compact(comparedOf(best, 'net_revenue').value, 'money');
  return [main, t('sentence.best', { name, sold }), t('sentence.caution')];
}
