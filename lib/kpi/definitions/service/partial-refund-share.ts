import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const partialRefundShare: FactoryKpi = {
  id: 'partial_refund_share',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: { divide: [{ measure: 'partially_refunded_orders' }, { measure: 'refunded_orders' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Share of partial refunds', fr: 'Part des remboursements partiels' },
  description: {
    en: 'Share of refunded orders that were refunded for less than their amount.',
    fr: 'Part des commandes remboursées qui l’ont été de moins que leur montant.',
  },
  formulaInWords: {
    en: 'partly refunded orders ÷ refunded orders',
    fr: 'commandes partiellement remboursées ÷ commandes remboursées',
  },
  example: { given: { partially_refunded_orders: 4, refunded_orders: 5 }, result: 0.8 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...ORDER_DIMENSIONS],
};
