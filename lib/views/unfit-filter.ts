import type { KpiDefinition } from '@/lib/kpi/definition';
import type { PageQuery } from './page-query';

/** The first filter of a page that a KPI cannot be cut by, or null when all fit. */
export function unfitFilter(definition: KpiDefinition, query: PageQuery) {
  return query.filters.find((filter) => !definition.dimensions.includes(filter.dimension))?.dimension ?? null;
}
