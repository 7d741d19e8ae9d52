import { AppError } from '@/lib/core/errors';
import type { KpiDefinition } from './definition';
import { FACTORY_KPIS } from './registry';

/** The definitions in force, by id. */
export type Catalogue = ReadonlyMap<string, KpiDefinition>;

export const factoryCatalogue: Catalogue = new Map(
  // Factory definitions are narrower (their ids are checked by the compiler); from here on they are like any other.
  Object.entries(FACTORY_KPIS).map(([id, definition]) => [id, definition as KpiDefinition]),
);

/** The definition of a KPI; an unknown id is refused with the ids that exist. */
export function kpiDefinition(catalogue: Catalogue, id: string): KpiDefinition {
  const definition = catalogue.get(id);
  if (!definition) {
    throw new AppError('invalid_input', `KPI ${id} does not exist. Known: ${[...catalogue.keys()].join(', ')}.`);
  }
  return definition;
}
