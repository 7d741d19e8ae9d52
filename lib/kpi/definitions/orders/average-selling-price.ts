import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const averageSellingPrice: FactoryKpi = {
  id: 'average_selling_price',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'net_revenue' }, { kpi: 'units_sold' }] },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Average selling price', fr: 'Prix de vente moyen' },
  description: { en: 'Net revenue per unit sold.', fr: 'Chiffre d’affaires net par unité vendue.' },
  formulaInWords: { en: 'net revenue ÷ units sold', fr: 'CA net ÷ unités vendues' },
  example: { given: { gross: 120, discount: 20, refund: 10, units: 7, returned_units: 1 }, result: 15 },
  owner: 'Sales',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
