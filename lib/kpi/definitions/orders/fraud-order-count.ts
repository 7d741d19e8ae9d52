import type { FactoryKpi } from '../../factory-kpi';
import { DOCUMENT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const fraudOrderCount: FactoryKpi = {
  id: 'fraud_order_count',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'documents', where: [{ dimension: 'order_status', in: ['fraud'] }] },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'down',
  additivity: 'semi_additive',
  label: { en: 'Fraudulent orders', fr: 'Commandes frauduleuses' },
  description: {
    en: 'Orders confirmed as fraud, tests left out.',
    fr: 'Commandes dont la fraude est confirmée, hors tests.',
  },
  formulaInWords: { en: 'orders marked as fraud', fr: 'commandes marquées comme fraudes' },
  example: { given: { 'documents[order_status=fraud]': 7 }, result: 7 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...DOCUMENT_DIMENSIONS],
};
