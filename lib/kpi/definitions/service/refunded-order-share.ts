import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const refundedOrderShare: FactoryKpi = {
  id: 'refunded_order_share',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: { divide: [{ measure: 'refunded_orders' }, { measure: 'orders' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Share of refunded orders', fr: 'Part des commandes remboursées' },
  description: {
    en: 'Share of the valid orders of the period of which something was refunded since.',
    fr: 'Part des commandes valides de la période remboursées depuis, en tout ou partie.',
  },
  formulaInWords: { en: 'orders with a refund ÷ orders', fr: 'commandes remboursées ÷ commandes' },
  example: { given: { refunded_orders: 6, orders: 40 }, result: 0.15 },
  owner: 'Sales',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...ORDER_DIMENSIONS],
};
