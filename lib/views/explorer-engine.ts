import type { KpiQueryInput } from '@/lib/kpi/query';
import { isOrderedDimension } from './dimension-order';
import type { ExplorerQuery } from './explorer-query';
import { PAGE_SIZE } from './explorer-query';

/** The part of a question that every query of the page shares. */
export function commonQuery(query: ExplorerQuery) {
  const { kpis, from, to, compare, filters, asOf } = query;
  return {
    kpis: [...kpis],
    from,
    to,
    filters: filters.map((filter) => ({ ...filter })),
    ...(compare === 'none' ? {} : { compare }),
    ...(asOf === null ? {} : { as_of: asOf }),
  } satisfies KpiQueryInput;
}

/** Rows in the order that the reader asked for: else time first, else the largest first. */
export function orderOf({ kpis, dimensions, grain, sort }: ExplorerQuery): NonNullable<KpiQueryInput['order']> {
  const isKnown = sort && (sort.by === 'period' ? grain !== 'none' : [...kpis, ...dimensions].includes(sort.by));
  const first = kpis[0] as string;
  if (isKnown) return [{ by: sort.by, direction: sort.direction }];
  if (grain !== 'none')
    return [{ by: 'period' }, ...(dimensions.length > 0 ? [{ by: first, direction: 'desc' as const }] : [])];
  const [only] = dimensions;
  const isOrdered = dimensions.length === 1 && only !== undefined && isOrderedDimension(only);
  return isOrdered ? [{ by: only }] : [{ by: first, direction: 'desc' }];
}

/** The question as the engine takes it: what the table shows, what a file holds, and what the API is asked. */
export function tableQuery(query: ExplorerQuery): KpiQueryInput {
  const { grain, dimensions } = query;
  return { ...commonQuery(query), grain, dimensions: [...dimensions], order: orderOf(query) };
}

export function tablePage(query: ExplorerQuery): KpiQueryInput {
  return { ...tableQuery(query), limit: PAGE_SIZE, offset: (query.page - 1) * PAGE_SIZE };
}
