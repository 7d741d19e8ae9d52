import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const rolling7dNetRevenue: FactoryKpi = {
  id: 'rolling_7d_net_revenue',
  version: 1,
  family: 'revenue',
  kind: 'windowed',
  formula: { kpi: 'net_revenue' },
  window: { rolling: { days: 7 } },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'Net revenue, last 7 days', fr: 'CA net sur 7 jours' },
  description: {
    en: 'Net revenue of the seven days that end with each period. It smooths weekdays away.',
    fr: 'Chiffre d’affaires net des sept jours qui finissent avec chaque période. Il efface l’effet des jours de la semaine.',
  },
  formulaInWords: { en: 'net revenue, last 7 days', fr: 'CA net sur 7 jours' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 90 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
