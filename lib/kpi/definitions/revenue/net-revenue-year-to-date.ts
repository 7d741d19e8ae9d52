import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const netRevenueYearToDate: FactoryKpi = {
  id: 'net_revenue_year_to_date',
  version: 1,
  family: 'revenue',
  kind: 'windowed',
  formula: { kpi: 'net_revenue' },
  window: { to_date: 'year' },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'Net revenue, year to date', fr: 'CA net de l’année en cours' },
  description: {
    en: 'Net revenue from 1 January to the end of each period.',
    fr: 'Chiffre d’affaires net du 1er janvier à la fin de chaque période.',
  },
  formulaInWords: { en: 'net revenue, year to date', fr: 'CA net de l’année en cours' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 90 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
