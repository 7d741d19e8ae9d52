import type { FactoryKpi } from '../../factory-kpi';
import { DOCUMENT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const testOrderCount: FactoryKpi = {
  id: 'test_order_count',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'documents', where: [{ dimension: 'order_status', in: ['test'] }] },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'down',
  additivity: 'semi_additive',
  label: { en: 'Test orders', fr: 'Commandes de test' },
  description: { en: 'Orders marked as tests.', fr: 'Commandes marquées comme tests.' },
  formulaInWords: { en: 'orders marked as tests', fr: 'commandes marquées comme tests' },
  example: { given: { 'documents[order_status=test]': 7 }, result: 7 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...DOCUMENT_DIMENSIONS],
};
