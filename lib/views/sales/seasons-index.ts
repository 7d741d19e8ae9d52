import type { HeatmapSpec } from '@/lib/charts/spec';
import { addDays, addMonths, type Day, type Period, periodStarts, startOf } from '@/lib/core/calendar';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { dimension } from '@/lib/kpi/dimensions';
import { seasonalIndex } from '@/lib/stats/seasonal-index';
import { comparedOf, numberOf } from '../figures';
import { withFilter } from '../page-query';
import type { SalesContext } from './sales-context';

export const CYCLE = 12;
const MOST_YEARS = 6;
const MOST_ROWS = 14;
/** From here on a season is called marked. */
const MARKED = 0.64;

/** The whole months of the data up to a day, six years at most; null where there is none. */
export function wholeMonths(first: Day | null, until: Day): Period | null {
  if (first === null) return null;
  const start = first.endsWith('-01') ? first : addMonths(startOf('month', first), 1);
  const end = addDays(startOf('month', addDays(until, 1)), -1);
  const earliest = addMonths(addDays(end, 1), -CYCLE * MOST_YEARS);
  const from = [start, earliest].toSorted()[1] as Day;
  return from <= end ? { from, to: end } : null;
}

/** A series from its first sale on: before it there was nothing to have a season. */
export function sinceFirstSale(values: readonly number[]): { values: number[]; skipped: number } {
  const skipped = values.findIndex((value) => value !== 0);
  return skipped < 0 ? { values: [], skipped: values.length } : { values: values.slice(skipped), skipped };
}

interface Given {
  key: string | null;
  label: string;
  values: readonly number[];
}

/** Month x category: how far each month lies above or below an average one, trend taken out. */
export function seasonsIndexView(context: SalesContext, months: Period, whole: KpiAnswer, cut: KpiAnswer | null) {
  const { t, format, locale, query, rowsHref, exploreHref } = context;
  const starts = periodStarts('month', months);
  const firstMonth = Number(months.from.slice(5, 7)) - 1;
  const seriesOf = (rows: KpiAnswer['rows']) => {
    const by = new Map(rows.map((row) => [row.period, numberOf(comparedOf(row, 'net_revenue').value) ?? 0]));
    return starts.map((start) => by.get(start) ?? 0);
  };
  const rowsBy = new Map<string, KpiAnswer['rows']>();
  for (const row of cut?.rows ?? []) {
    const key = String(row.category ?? '');
    rowsBy.set(key, [...(rowsBy.get(key) ?? []), row]);
  }
  const size = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const categories = [...rowsBy]
    .map(([key, rows]): Given => ({ key, label: cut?.meta.labels.category?.[key] ?? key, values: seriesOf(rows) }))
    .toSorted((a, b) => size(b.values) - size(a.values))
    .slice(0, MOST_ROWS);
  const given: Given[] = [
    { key: null, label: t('seasons.index.all'), values: seriesOf(whole.rows) },
    ...(categories.length > 1 ? categories : []),
  ];
  const found = given.map(({ values, ...own }) => {
    const since = sinceFirstSale(values);
    return {
      ...own,
      months: since.values.length,
      index: seasonalIndex(since.values, CYCLE, (firstMonth + since.skipped) % CYCLE),
    };
  });
  const shown = found.flatMap(({ index, ...own }) => (index ? [{ ...own, index }] : []));
  const names = dimension('month_of_year').labels;
  const month = (i: number) => names?.[String(i + 1)]?.[locale] ?? String(i + 1);
  // English writes months and weekdays large wherever they stand.
  const monthInText = (i: number) => (locale === 'fr' ? month(i).toLowerCase() : month(i));
  const deviation = (value: number) => format.change(value - 1, 'money');
  const rowQuery = (key: string | null) => ({
    ...(key === null ? query : withFilter(query, 'category', key)),
    ...months,
    grain: 'month' as const,
  });
  const spec: HeatmapSpec = {
    type: 'heatmap',
    unit: 'ratio',
    rows: shown.map(({ key, label }) => ({ key: key ?? 'all', label })),
    columns: Array.from({ length: CYCLE }, (_, i) => ({ key: String(i + 1), label: month(i) })),
    values: shown.map(({ index }) => index.indices.map((value) => value - 1)),
    texts: shown.map(({ index }) => index.indices.map(deviation)),
    shorts: shown.map(({ index }) => index.indices.map((value) => signedPercent(value - 1))),
    hrefs: shown.map(({ key }) => Array.from({ length: CYCLE }, () => rowsHref('net_revenue', rowQuery(key)))),
  };
  const [all] = shown;
  const order =
    all && all.key === null
      ? all.index.indices.map((value, i) => ({ value, i })).toSorted((a, b) => b.value - a.value)
      : [];
  const [best, worst] = [order[0], order.at(-1)];
  return {
    spec,
    range: format.range(months.from, months.to),
    months: starts.length,
    rows: shown.map(({ key, label, months: count, index }) => ({
      id: key ?? 'all',
      label,
      months: count,
      strength: index.strength === null ? null : format.percent(index.strength),
      isMarked: (index.strength ?? 0) >= MARKED,
    })),
    tooShort: found
      .filter(({ index }) => index === null)
      .map(({ label, months: count }) => ({ label, months: count, missing: Math.max(0, 2 * CYCLE - count) })),
    best: best && worst ? { month: monthInText(best.i), change: deviation(best.value) } : null,
    worst: best && worst ? { month: monthInText(worst.i), change: deviation(worst.value) } : null,
    exploreHref: exploreHref({
      kpis: ['net_revenue'],
      dimensions: ['category', 'month_of_year'],
      ...months,
      chart: 'heatmap',
    }),
  };
}

/** "+12" or "−8": whole percent without its sign of percent, for the cells of a grid. */
function signedPercent(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 ? '0' : percent > 0 ? `+${percent}` : `−${-percent}`;
}
