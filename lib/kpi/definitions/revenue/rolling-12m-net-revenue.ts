import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const rolling12mNetRevenue: FactoryKpi = {
  id: 'rolling_12m_net_revenue',
  version: 1,
  family: 'revenue',
  kind: 'windowed',
  formula: { kpi: 'net_revenue' },
  window: { rolling: { months: 12 } },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'Net revenue, last 12 months', fr: 'CA net sur 12 mois' },
  description: {
    en: 'Net revenue of the twelve months that end with each period. It smooths the season away.',
    fr: 'Chiffre d’affaires net des douze mois qui finissent avec chaque période. Il efface l’effet des saisons.',
  },
  formulaInWords: { en: 'net revenue, last 12 months', fr: 'CA net sur 12 mois' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 90 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
