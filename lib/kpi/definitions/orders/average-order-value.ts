import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const averageOrderValue: FactoryKpi = {
  id: 'average_order_value',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'net_revenue' }, { kpi: 'order_count' }] },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Average order value', fr: 'Panier moyen' },
  description: { en: 'Net revenue per valid order.', fr: 'Chiffre d’affaires net par commande valide.' },
  formulaInWords: { en: 'net revenue ÷ orders', fr: 'CA net ÷ commandes' },
  example: { given: { gross: 120, discount: 20, refund: 10, orders: 3 }, result: 30 },
  owner: 'Sales',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
