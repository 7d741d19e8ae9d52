import { AppError } from '@/lib/core/errors';
import { type Catalogue, factoryCatalogue, kpiDefinition } from './catalogue';

/** Refuses KPIs that the reader may not see. @throws AppError forbidden that names them */
export function requireKpiAccess(
  kpis: readonly string[],
  abilities: readonly string[],
  catalogue: Catalogue = factoryCatalogue,
): void {
  const closed = kpis.filter((id) => {
    const { requires } = kpiDefinition(catalogue, id);
    return requires !== undefined && !abilities.includes(requires);
  });
  if (closed.length > 0) {
    throw new AppError('forbidden', `These KPIs need an ability that you do not have: ${closed.join(', ')}.`, {
      key: 'forbidden',
    });
  }
}

/** KPIs that a reader with these abilities may see, in the order of the dictionary. */
export function visibleKpis(abilities: readonly string[], catalogue: Catalogue = factoryCatalogue) {
  return [...catalogue.values()].filter(({ requires }) => requires === undefined || abilities.includes(requires));
}
