import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const refundedShipping: FactoryKpi = {
  id: 'refunded_shipping',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'refund_shipping' },
  basis: 'refund_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Refunded shipping', fr: 'Frais de port remboursés' },
  description: { en: 'Shipping given back with refunds.', fr: 'Frais de port rendus avec les remboursements.' },
  formulaInWords: { en: 'shipping of refund lines', fr: 'frais de port des lignes de remboursement' },
  example: { given: { refund_shipping: 5 }, result: 5 },
  owner: 'Finance',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
