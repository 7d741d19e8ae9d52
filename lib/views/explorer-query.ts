import { CHART_TYPES, type ChartType } from '@/lib/charts/spec';
import { addMonths, type Day, daysInPeriod, GRAINS, type Grain, isDay, type Period } from '@/lib/core/calendar';
import { DIMENSION_IDS, type DimensionId } from '@/lib/kpi/dimensions';
import type { KpiFilter } from '@/lib/kpi/query';
import {
  COMPARISONS,
  type Comparison,
  many,
  naturalGrain,
  one,
  PRESETS,
  type Preset,
  possibleGrains,
  presetPeriod,
  readFilters,
  type SearchParams,
  writeFilters,
} from './page-query';

export const MOST_KPIS = 12;
export const MOST_DIMENSIONS = 4;
export const PAGE_SIZE = 50;

/** A question as the Explorer holds it; all of it stands in the address. */
export interface ExplorerQuery extends Period {
  kpis: readonly string[];
  dimensions: readonly DimensionId[];
  grain: Grain | 'none';
  compare: Comparison;
  filters: readonly KpiFilter[];
  /** How it is drawn; null leaves it to the question. */
  chart: ChartType | null;
  sort: { by: string; direction: 'asc' | 'desc' } | null;
  /** From 1. */
  page: number;
  /** A moving period, kept by saved views. */
  preset: Preset | null;
  /** The figures as they were known then: a data version or a day. */
  asOf: number | Day | null;
}

function readSort(text: string | undefined): ExplorerQuery['sort'] {
  const match = /^(-?)([a-z][a-z0-9_]*)$/.exec(text ?? '');
  return match?.[2] ? { by: match[2], direction: match[1] ? 'desc' : 'asc' } : null;
}

function readPeriod(params: SearchParams, anchor: Day): { period: Period; preset: Preset | null } {
  const [from, to] = [one(params.from) ?? '', one(params.to) ?? ''];
  if (isDay(from) && isDay(to) && from <= to && daysInPeriod({ from, to }) <= 36_600)
    return { period: { from, to }, preset: null };
  const preset = PRESETS.find((each) => each === one(params.period)) ?? null;
  return { period: presetPeriod(preset ?? 'last_30', anchor), preset };
}

function readAsOf(text: string | undefined): ExplorerQuery['asOf'] {
  if (text === undefined) return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  return isDay(text) ? text : null;
}

const DAYS: Record<Grain, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };
const MOST_POINTS = 4_000;

/** Grains that a question can be asked in: more points than a chart reads well are still a table and a file. */
function canHaveGrain(period: Period, grain: Grain): boolean {
  return daysInPeriod(period) / DAYS[grain] <= MOST_POINTS;
}

/** Grains that are offered: those that a chart reads well, and the current one. */
export function explorerGrains(query: Period & { grain: Grain | 'none' }): (Grain | 'none')[] {
  const readable = possibleGrains(query);
  return ['none', ...GRAINS.filter((grain) => grain === query.grain || readable.includes(grain))];
}

/** Reads an address; what it does not say, or says wrongly, becomes the default. */
export function readExplorerQuery(params: SearchParams, anchor: Day, first: Day | null): ExplorerQuery {
  const { period, preset } = readPeriod(params, anchor);
  const kpis = [...new Set(many(params.kpi))].filter((id) => /^[a-z][a-z0-9_]*$/.test(id)).slice(0, MOST_KPIS);
  const dimensions = [...new Set(many(params.by))]
    .flatMap((id) => DIMENSION_IDS.find((each) => each === id) ?? [])
    .slice(0, MOST_DIMENSIONS);
  const asked = one(params.grain);
  const given = asked === 'none' ? 'none' : GRAINS.find((each) => each === asked && canHaveGrain(period, each));
  const hasLastYear = first !== null && first <= addMonths(period.to, -12);
  return {
    ...period,
    preset,
    kpis: kpis.length > 0 ? kpis : ['net_revenue'],
    dimensions,
    // Over time by itself; a cut is first seen as a whole.
    grain: given ?? (dimensions.length > 0 ? 'none' : naturalGrain(period)),
    compare:
      COMPARISONS.find((each) => each === one(params.compare)) ?? (hasLastYear ? 'previous_year' : 'previous_period'),
    filters: readFilters(params),
    chart: CHART_TYPES.find((each) => each === one(params.chart)) ?? null,
    sort: readSort(one(params.sort)),
    page: Math.min(100_000, Math.max(1, Math.trunc(Number(one(params.page) ?? 1)) || 1)),
    asOf: readAsOf(one(params.as_of)),
  };
}

/** The parameters that `readExplorerQuery` reads back; days are always named, so that they show the same tomorrow. */
export function explorerParams(query: ExplorerQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const id of query.kpis) params.append('kpi', id);
  for (const id of query.dimensions) params.append('by', id);
  params.set('from', query.from);
  params.set('to', query.to);
  params.set('compare', query.compare);
  params.set('grain', query.grain);
  writeFilters(params, query.filters);
  if (query.chart) params.set('chart', query.chart);
  if (query.sort) params.set('sort', (query.sort.direction === 'desc' ? '-' : '') + query.sort.by);
  if (query.asOf !== null) params.set('as_of', String(query.asOf));
  if (query.page > 1) params.set('page', String(query.page));
  return params;
}

/** The address of the same question with changes; a change of the question goes back to the first page. */
export function explorerHref(
  query: ExplorerQuery,
  changes: Partial<ExplorerQuery> = {},
  view: string | null = null,
): string {
  const params = explorerParams({ ...query, page: 1, ...changes });
  if (view) params.set('view', view);
  return `/explore?${params}`;
}
