import {
  addDays,
  addMonths,
  type Day,
  daysInPeriod,
  type Grain,
  isDay,
  type Period,
  startOf,
} from '@/lib/core/calendar';
import { DIMENSION_IDS, type DimensionId } from '@/lib/kpi/dimensions';
import type { KpiFilter } from '@/lib/kpi/query';

export const PRESETS = [
  'last_7',
  'last_30',
  'last_90',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_12_months',
] as const;
export type Preset = (typeof PRESETS)[number];
export const COMPARISONS = ['previous_year', 'previous_period', 'none'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type SearchParams = Record<string, string | string[] | undefined>;

/** What a page is asked to show; all of it stands in its address. */
export interface PageQuery extends Period {
  compare: Comparison;
  grain: Grain;
  filters: readonly KpiFilter[];
}

/** The days of a preset when `anchor` is the last day that is over. */
export function presetPeriod(preset: Preset, anchor: Day): Period {
  const month = startOf('month', anchor);
  const quarter = startOf('quarter', anchor);
  const year = startOf('year', anchor);
  switch (preset) {
    case 'last_7':
      return { from: addDays(anchor, -6), to: anchor };
    case 'last_30':
      return { from: addDays(anchor, -29), to: anchor };
    case 'last_90':
      return { from: addDays(anchor, -89), to: anchor };
    case 'this_month':
      return { from: month, to: anchor };
    case 'last_month':
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case 'this_quarter':
      return { from: quarter, to: anchor };
    case 'last_quarter':
      return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
    case 'this_year':
      return { from: year, to: anchor };
    case 'last_year':
      return { from: addMonths(year, -12), to: addDays(year, -1) };
    case 'last_12_months':
      return { from: addDays(addMonths(anchor, -12), 1), to: anchor };
  }
}

/** The preset that a period is, or null for one of the reader's own. */
export function presetOf(period: Period, anchor: Day): Preset | null {
  const isSame = (preset: Preset) => {
    const { from, to } = presetPeriod(preset, anchor);
    return from === period.from && to === period.to;
  };
  return PRESETS.find(isSame) ?? null;
}

/** A grain that gives a readable number of points. */
export function naturalGrain(period: Period): Grain {
  const days = daysInPeriod(period);
  if (days <= 92) return 'day';
  return days <= 1_200 ? 'month' : 'quarter';
}

/** Grains that make sense for a period: at least two points, at most about 370. */
export function possibleGrains(period: Period): Grain[] {
  const days = daysInPeriod(period);
  const fits: [Grain, number][] = [
    ['day', 1],
    ['week', 7],
    ['month', 30],
    ['quarter', 91],
    ['year', 365],
  ];
  return fits.filter(([, length]) => days / length >= 2 && days / length <= 370).map(([grain]) => grain);
}

export const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
export const many = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** What stands before a dimension's name in an address when its values are left out. */
const LEFT_OUT = 'not.';

/** Filters of an address: `category=face` keeps a value, `not.category=face` leaves it out. */
export function readFilters(params: SearchParams): KpiFilter[] {
  const keysOf = (name: string) => [...new Set(many(params[name]))].filter((key) => key.length <= 500).slice(0, 100);
  return DIMENSION_IDS.flatMap((dimension): KpiFilter[] => {
    const [kept, left] = [keysOf(dimension), keysOf(LEFT_OUT + dimension)];
    if (kept.length === 0 && left.length === 0) return [];
    return [{ dimension, ...(kept.length > 0 ? { in: kept } : {}), ...(left.length > 0 ? { not_in: left } : {}) }];
  });
}

/** Writes filters into an address, so that `readFilters` reads the same. */
export function writeFilters(params: URLSearchParams, filters: readonly KpiFilter[]): void {
  for (const { dimension, in: kept = [], not_in: left = [] } of filters) {
    for (const key of kept) params.append(dimension, key);
    for (const key of left) params.append(LEFT_OUT + dimension, key);
  }
}

/** The parameters of a request as a page receives them. */
export function paramsOf(params: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}

/** Reads an address. What it does not say, or says wrongly, becomes the default: the last 30 days against last year. */
export function readPageQuery(params: SearchParams, anchor: Day, first: Day | null): PageQuery {
  const [from, to] = [one(params.from) ?? '', one(params.to) ?? ''];
  const isGiven = isDay(from) && isDay(to) && from <= to && daysInPeriod({ from, to }) <= 36_600;
  const period = isGiven ? { from, to } : presetPeriod('last_30', anchor);
  const hasLastYear = first !== null && first <= addMonths(period.to, -12);
  const compare =
    COMPARISONS.find((each) => each === one(params.compare)) ?? (hasLastYear ? 'previous_year' : 'previous_period');
  const grain = possibleGrains(period).find((each) => each === one(params.grain)) ?? naturalGrain(period);
  const filters = readFilters(params);
  return { ...period, compare, grain, filters };
}

/** The address that shows a query; it always names its days, so that it shows the same tomorrow. */
export function pageHref(
  path: string,
  query: PageQuery,
  extra: Record<string, string | null | undefined> = {},
): string {
  const params = new URLSearchParams({ from: query.from, to: query.to, compare: query.compare });
  if (query.grain !== naturalGrain(query)) params.set('grain', query.grain);
  writeFilters(params, query.filters);
  for (const [name, value] of Object.entries(extra)) if (value) params.set(name, value);
  return `${path}?${params}`;
}

/** The same query narrowed to one value of a dimension, or without it. */
export function withFilter(query: PageQuery, dimension: DimensionId, key: string): PageQuery {
  return {
    ...query,
    filters: [...query.filters.filter((each) => each.dimension !== dimension), { dimension, in: [key] }],
  };
}

export function withoutFilter(query: PageQuery, dimension: DimensionId, key: string): PageQuery {
  return { ...query, filters: dropFilterKey(query.filters, dimension, key) };
}

/** Filters without one value of a dimension, be it kept or left out. */
export function dropFilterKey(filters: readonly KpiFilter[], dimension: DimensionId, key: string): KpiFilter[] {
  return filters.flatMap((filter): KpiFilter[] => {
    if (filter.dimension !== dimension) return [filter];
    const kept = filter.in?.filter((each) => each !== key) ?? [];
    const left = filter.not_in?.filter((each) => each !== key) ?? [];
    if (kept.length === 0 && left.length === 0) return [];
    return [{ dimension, ...(kept.length > 0 ? { in: kept } : {}), ...(left.length > 0 ? { not_in: left } : {}) }];
  });
}

/** The comparison as the KPI engine takes it. */
export function comparisonOf(query: PageQuery): { compare?: 'previous_year' | 'previous_period' } {
  return query.compare === 'none' ? {} : { compare: query.compare };
}
