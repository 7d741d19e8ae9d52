import type { FactoryKpi } from '../../factory-kpi';
import { DOCUMENT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const cancellationRate: FactoryKpi = {
  id: 'cancellation_rate',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: {
    divide: [
      { measure: 'documents', where: [{ dimension: 'order_status', in: ['cancelled'] }] },
      { measure: 'documents', where: [{ dimension: 'order_status', in: ['valid', 'cancelled'] }] },
    ],
  },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Cancellation rate', fr: 'Taux d’annulation' },
  description: {
    en: 'Share of the orders placed, tests and fraud left out, that were cancelled since.',
    fr: 'Part des commandes passées, hors tests et fraudes, annulées depuis.',
  },
  formulaInWords: {
    en: 'cancelled orders ÷ (valid + cancelled orders)',
    fr: 'commandes annulées ÷ (valides + annulées)',
  },
  example: {
    given: { 'documents[order_status=cancelled]': 3, 'documents[order_status=valid|cancelled]': 60 },
    result: 0.05,
  },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...DOCUMENT_DIMENSIONS],
};
