import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const netRevenueMonthToDate: FactoryKpi = {
  id: 'net_revenue_month_to_date',
  version: 1,
  family: 'revenue',
  kind: 'windowed',
  formula: { kpi: 'net_revenue' },
  window: { to_date: 'month' },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'Net revenue, month to date', fr: 'CA net du mois en cours' },
  description: {
    en: 'Net revenue from the first day of the month to the end of each period.',
    fr: 'Chiffre d’affaires net du premier jour du mois à la fin de chaque période.',
  },
  formulaInWords: { en: 'net revenue, month to date', fr: 'CA net du mois en cours' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 90 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
