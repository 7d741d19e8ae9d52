import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const discountedOrderShare: FactoryKpi = {
  id: 'discounted_order_share',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ measure: 'discounted_orders' }, { measure: 'orders' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Share of discounted orders', fr: 'Part des commandes remisées' },
  description: {
    en: 'Share of valid orders with any discount.',
    fr: 'Part des commandes valides portant une remise, quelle qu’elle soit.',
  },
  formulaInWords: { en: 'orders with a discount ÷ orders', fr: 'commandes avec remise ÷ commandes' },
  example: { given: { discounted_orders: 12, orders: 40 }, result: 0.3 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
