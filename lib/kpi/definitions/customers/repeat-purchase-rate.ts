import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const repeatPurchaseRate: FactoryKpi = {
  id: 'repeat_purchase_rate',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'repeat_customers' }, { kpi: 'active_customers' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Repeat purchase rate', fr: 'Taux de réachat' },
  description: {
    en: 'Share of the customers of the period who ordered at least twice in it.',
    fr: 'Part des clients de la période qui y ont commandé au moins deux fois.',
  },
  formulaInWords: {
    en: 'customers with two orders or more ÷ active customers',
    fr: 'clients ayant au moins deux commandes ÷ clients actifs',
  },
  example: { given: { repeat_customers: 1, active_customers: 2 }, result: 0.5 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
