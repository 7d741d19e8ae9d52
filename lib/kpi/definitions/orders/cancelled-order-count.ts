import type { FactoryKpi } from '../../factory-kpi';
import { DOCUMENT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const cancelledOrderCount: FactoryKpi = {
  id: 'cancelled_order_count',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'documents', where: [{ dimension: 'order_status', in: ['cancelled'] }] },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'down',
  additivity: 'semi_additive',
  label: { en: 'Cancelled orders', fr: 'Commandes annulées' },
  description: {
    en: 'Orders cancelled since, on the day of the order; tests and fraud left out.',
    fr: 'Commandes annulées depuis, au jour de la commande ; hors tests et fraudes.',
  },
  formulaInWords: { en: 'orders with status cancelled', fr: 'commandes au statut annulé' },
  example: { given: { 'documents[order_status=cancelled]': 7 }, result: 7 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...DOCUMENT_DIMENSIONS],
};
