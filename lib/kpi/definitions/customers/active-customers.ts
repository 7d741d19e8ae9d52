import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const activeCustomers: FactoryKpi = {
  id: 'active_customers',
  version: 1,
  family: 'customers',
  kind: 'aggregate',
  formula: { measure: 'active_customers' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Active customers', fr: 'Clients actifs' },
  description: {
    en: 'Different identified customers with at least one valid order in the period. A customer of two periods or channels counts in both, once in the total.',
    fr: 'Clients identifiés différents ayant passé au moins une commande valide dans la période. Un client présent dans deux périodes ou deux canaux compte dans chacun, et une seule fois au total.',
  },
  formulaInWords: {
    en: 'number of different customers with a valid order',
    fr: 'nombre de clients différents ayant une commande valide',
  },
  example: { given: { active_customers: 2 }, result: 2 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
