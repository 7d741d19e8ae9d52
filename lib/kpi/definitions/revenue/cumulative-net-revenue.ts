import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const cumulativeNetRevenue: FactoryKpi = {
  id: 'cumulative_net_revenue',
  version: 1,
  family: 'revenue',
  kind: 'cumulative',
  formula: { kpi: 'net_revenue' },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'Cumulative net revenue', fr: 'CA net cumulé' },
  description: {
    en: 'Net revenue added up from the first day of the chosen range to the end of each period.',
    fr: 'Chiffre d’affaires net cumulé du premier jour de la plage choisie à la fin de chaque période.',
  },
  formulaInWords: { en: 'running sum of net revenue', fr: 'cumul du CA net' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 90 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
