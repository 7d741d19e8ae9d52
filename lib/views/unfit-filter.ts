import { type Catalogue, factoryCatalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { kpiDimensions } from '@/lib/kpi/plan';
import type { PageQuery } from './page-query';

/** The first filter of a page that a KPI cannot be cut by, or null when all fit. */
export function unfitFilter(definition: KpiDefinition, query: PageQuery, catalogue: Catalogue = factoryCatalogue) {
  const possible = kpiDimensions(definition, catalogue);
  return query.filters.find((filter) => !possible.includes(filter.dimension))?.dimension ?? null;
}
