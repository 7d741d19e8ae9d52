import type { HeatmapSpec } from '@/lib/charts/spec';
import type { Day } from '@/lib/core/calendar';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { dimension } from '@/lib/kpi/dimensions';
import { comparedOf, numberOf } from '../figures';
import { pageHref } from '../page-query';
import type { SalesContext } from './sales-context';
import { weekdayOf } from './seasons-peaks';

export const DAY_KINDS = ['plain', 'promotion', 'all'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** When nearly everything falls into one hour, the source gave days and no times. */
const ONE_HOUR = 0.9;

export interface HourGrid {
  /** Mean number of orders of that hour of that weekday; null without such a day. */
  means: (number | null)[][];
  /** The same over the mean of all hours. */
  ratios: (number | null)[][];
  overall: number;
  orders: number;
}

/** Mean orders per weekday and hour over the given days, and times the mean of all hours. */
export function hourGrid(days: readonly Day[], counts: ReadonlyMap<Day, ReadonlyMap<number, number>>): HourGrid {
  const sums = WEEKDAYS.map(() => HOURS.map(() => 0));
  const held = WEEKDAYS.map(() => 0);
  let orders = 0;
  for (const day of days) {
    const row = weekdayOf(day) - 1;
    held[row] = (held[row] as number) + 1;
    for (const [hour, count] of counts.get(day) ?? []) {
      (sums[row] as number[])[hour] = ((sums[row] as number[])[hour] as number) + count;
      orders += count;
    }
  }
  const overall = days.length > 0 ? orders / (days.length * HOURS.length) : 0;
  const means = sums.map((row, i) => row.map((sum) => ((held[i] as number) > 0 ? sum / (held[i] as number) : null)));
  const ratios = means.map((row) => row.map((mean) => (mean === null || overall === 0 ? null : mean / overall)));
  return { means, ratios, overall, orders };
}

/** Orders by day and hour, as the engine counted them. */
export function countsByDay(answer: KpiAnswer): Map<Day, Map<number, number>> {
  const counts = new Map<Day, Map<number, number>>();
  for (const row of answer.rows) {
    const hour = String(row.hour ?? '');
    if (hour === '') continue;
    const own = counts.get(row.period) ?? new Map<number, number>();
    own.set(Number(hour), numberOf(comparedOf(row, 'order_count').value) ?? 0);
    counts.set(row.period, own);
  }
  return counts;
}

/** When orders come in, on days with and without a promotion apart. */
export function hoursView(
  context: SalesContext,
  asked: string | undefined,
  days: readonly Day[],
  counts: ReadonlyMap<Day, ReadonlyMap<number, number>>,
  isPromoted: (day: Day) => boolean,
) {
  const { t, format, locale, query, path, exploreHref } = context;
  const groups: Record<DayKind, readonly Day[]> = {
    plain: days.filter((day) => !isPromoted(day)),
    promotion: days.filter(isPromoted),
    all: days,
  };
  const isSplit = groups.plain.length > 0 && groups.promotion.length > 0;
  const kind = isSplit ? (DAY_KINDS.find((each) => each === asked) ?? 'plain') : 'all';
  const grid = hourGrid(groups[kind], counts);
  const byHour = HOURS.map((hour) => [...counts.values()].reduce((sum, row) => sum + (row.get(hour) ?? 0), 0));
  const all = byHour.reduce((sum, count) => sum + count, 0);
  const labels = { weekday: dimension('weekday').labels, hour: dimension('hour').labels };
  const weekday = (key: number) => labels.weekday?.[String(key)]?.[locale] ?? String(key);
  const times = (ratio: number) => t('seasons.times', { times: format.value(Number(ratio.toFixed(1)), 'number') });
  const spec: HeatmapSpec = {
    type: 'heatmap',
    unit: 'number',
    rows: WEEKDAYS.map((key) => ({ key: String(key), label: weekday(key) })),
    columns: HOURS.map((hour) => ({ key: String(hour), label: labels.hour?.[String(hour)]?.[locale] ?? String(hour) })),
    values: grid.ratios,
    texts: grid.ratios.map((row, i) =>
      row.map((ratio, j) =>
        ratio === null
          ? '—'
          : t('seasons.hours.cell', {
              times: times(ratio),
              mean: format.value(Number((grid.means[i]?.[j] ?? 0).toFixed(2)), 'number'),
            }),
      ),
    ),
    shorts: grid.ratios.map((row) =>
      row.map((ratio) => (ratio === null ? '' : format.value(Number(ratio.toFixed(1)), 'number'))),
    ),
    // 168 links in three drawings would outweigh the page; the card leads to the Explorer.
    hrefs: [],
  };
  const cells = grid.ratios.flatMap((row, i) =>
    row.flatMap((ratio, hour) =>
      ratio === null
        ? []
        : [
            {
              ratio,
              name: t('seasons.slot', {
                weekday: locale === 'fr' ? weekday(i + 1).toLowerCase() : weekday(i + 1),
                hour,
              }),
            },
          ],
    ),
  );
  const strongest = cells.toSorted((a, b) => b.ratio - a.ratio)[0] ?? null;
  return {
    spec,
    kind,
    hasTimes: all > 0 && Math.max(...byHour) < ONE_HOUR * all,
    orders: grid.orders,
    days: groups[kind].length,
    kinds: isSplit
      ? DAY_KINDS.map((id) => ({
          id,
          label: t(`seasons.hours.kinds.${id}`),
          href: pageHref(path, query, { days: id }),
        }))
      : [],
    strongest: strongest && grid.orders > 0 ? { name: strongest.name, times: times(strongest.ratio) } : null,
    exploreHref: exploreHref({ kpis: ['order_count'], dimensions: ['weekday', 'hour'] }),
  };
}
