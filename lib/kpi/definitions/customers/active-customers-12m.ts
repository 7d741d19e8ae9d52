import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const activeCustomers12m: FactoryKpi = {
  id: 'active_customers_12m',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'active_customers' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Active customers, last 12 months', fr: 'Clients actifs sur 12 mois' },
  description: {
    en: 'Identified customers with a valid order in the twelve months that end with each period, each counted once.',
    fr: 'Clients identifiés ayant une commande valide dans les douze mois qui finissent avec chaque période, chacun compté une fois.',
  },
  formulaInWords: { en: 'distinct customers of the last 12 months', fr: 'clients distincts des 12 derniers mois' },
  example: { given: { active_customers: 1200 }, result: 1200 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
