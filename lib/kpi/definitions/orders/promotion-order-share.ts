import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const promotionOrderShare: FactoryKpi = {
  id: 'promotion_order_share',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: {
    divide: [{ measure: 'orders', where: [{ dimension: 'promotion', not_in: [''] }] }, { measure: 'orders' }],
  },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Share of orders on promotion', fr: 'Part des commandes sous promotion' },
  description: {
    en: 'Share of valid orders that hold a line under a promotion.',
    fr: 'Part des commandes valides contenant une ligne sous promotion.',
  },
  formulaInWords: { en: 'orders with a promotion ÷ orders', fr: 'commandes sous promotion ÷ commandes' },
  example: { given: { 'orders[promotion!=]': 10, orders: 40 }, result: 0.25 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
