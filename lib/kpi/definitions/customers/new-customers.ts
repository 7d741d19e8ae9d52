import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const newCustomers: FactoryKpi = {
  id: 'new_customers',
  version: 1,
  family: 'customers',
  kind: 'aggregate',
  formula: { measure: 'new_customers' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'New customers', fr: 'Nouveaux clients' },
  description: {
    en: 'Identified customers whose first valid order falls in the period.',
    fr: 'Clients identifiés dont la première commande valide tombe dans la période.',
  },
  formulaInWords: { en: 'number of first valid orders', fr: 'nombre de premières commandes valides' },
  example: { given: { new_customers: 2 }, result: 2 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
