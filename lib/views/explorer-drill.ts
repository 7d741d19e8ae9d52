import type { Viewer } from '@/lib/auth/viewer';
import { addDays, type Day, nextStart } from '@/lib/core/calendar';
import { type Member, narrowed } from './explorer-members';
import type { ExplorerQuery } from './explorer-query';
import { naturalGrain, pageHref } from './page-query';

/** Where a figure opens up: the KPI with everything that narrows the figure, down to its rows; null where it may not. */
export type DrillLink = (kpi: string, keys: Member['keys'], start: Day | null) => string | null;

export function drillLink({ abilities }: Pick<Viewer, 'abilities'>, query: ExplorerQuery): DrillLink {
  // The rows are those of today: they do not explain a figure of an earlier state.
  if (!abilities.includes('rows:read') || query.asOf !== null) return () => null;
  return (kpi, keys, start) => {
    const end = start && query.grain !== 'none' ? addDays(nextStart(query.grain, start), -1) : null;
    const from = start && start > query.from ? start : query.from;
    const to = end && end < query.to ? end : query.to;
    const period = { from, to };
    const filters = narrowed(query.filters, keys);
    return pageHref('/breakdown', { ...period, compare: query.compare, grain: naturalGrain(period), filters }, { kpi });
  };
}
