import { CHART_TYPES } from '@/lib/charts/spec';
import type { Day } from '@/lib/core/calendar';
import type { SavedQuery, SavedView } from '@/lib/notes/saved-views';
import { type ExplorerQuery, explorerParams } from './explorer-query';
import { PRESETS, presetOf, presetPeriod } from './page-query';

/** A kept question as it is asked today: a moving period has moved on. */
export function queryOfView({ query, chart }: Pick<SavedView, 'query' | 'chart'>, anchor: Day): ExplorerQuery {
  const preset = PRESETS.find((each) => each === query.preset) ?? null;
  const period = preset ? presetPeriod(preset, anchor) : { from: query.from, to: query.to };
  return { ...query, ...period, preset, chart: CHART_TYPES.find((each) => each === chart) ?? null, page: 1 };
}

/** A question as it is kept; `isMoving` keeps "the last 30 days" and not those of today. */
export function savedQueryOf(query: ExplorerQuery, anchor: Day, isMoving: boolean): SavedQuery {
  const { kpis, dimensions, from, to, grain, compare, filters, sort, asOf } = query;
  return {
    kpis: [...kpis],
    dimensions: [...dimensions],
    from,
    to,
    preset: isMoving ? presetOf(query, anchor) : null,
    grain,
    compare,
    filters: [...filters],
    sort,
    asOf,
  };
}

/** Whether two questions are the same, whatever page of them is shown. */
export function isSameQuestion(a: ExplorerQuery, b: ExplorerQuery): boolean {
  return explorerParams({ ...a, page: 1 }).toString() === explorerParams({ ...b, page: 1 }).toString();
}
