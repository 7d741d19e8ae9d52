import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const customerCount: FactoryKpi = {
  id: 'customer_count',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'active_customers' },
  window: { to_date: 'beginning' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Customers', fr: 'Nombre de clients' },
  description: {
    en: 'Identified customers who have ever placed a valid order, by the end of each period, each counted once.',
    fr: 'Clients identifiés ayant passé au moins une commande valide, à la fin de chaque période, chacun compté une fois.',
  },
  formulaInWords: { en: 'distinct customers since the beginning', fr: 'clients distincts depuis le début' },
  example: { given: { active_customers: 5400 }, result: 5400 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
