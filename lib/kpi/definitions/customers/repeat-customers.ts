import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const repeatCustomers: FactoryKpi = {
  id: 'repeat_customers',
  version: 1,
  family: 'customers',
  kind: 'aggregate',
  formula: { measure: 'repeat_customers' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Customers with a repeat order', fr: 'Clients ayant réacheté' },
  description: {
    en: 'Identified customers with at least two valid orders in the period.',
    fr: 'Clients identifiés ayant passé au moins deux commandes valides dans la période.',
  },
  formulaInWords: {
    en: 'number of customers with two valid orders or more',
    fr: 'nombre de clients ayant au moins deux commandes valides',
  },
  example: { given: { repeat_customers: 1 }, result: 1 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
