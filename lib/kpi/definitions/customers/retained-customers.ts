import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_SOURCES, RETENTION_DIMENSIONS } from '../shared';

export const retainedCustomers: FactoryKpi = {
  id: 'retained_customers',
  version: 1,
  family: 'customers',
  kind: 'aggregate',
  formula: { measure: 'retained_customers' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Customers kept', fr: 'Clients conservés' },
  description: {
    en: 'Customers of the period before who ordered again in the period. Without a grain, the period before is the one of the same length.',
    fr: 'Clients de la période précédente ayant de nouveau commandé dans la période. Sans découpage, la période précédente est celle de même durée.',
  },
  formulaInWords: {
    en: 'customers with an order in both periods',
    fr: 'clients ayant commandé dans les deux périodes',
  },
  example: { given: { retained_customers: 30 }, result: 30 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...RETENTION_DIMENSIONS],
};
