import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const refundedTax: FactoryKpi = {
  id: 'refunded_tax',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'refund_tax' },
  basis: 'refund_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Refunded tax', fr: 'Taxes remboursées' },
  description: { en: 'Tax given back with refunds.', fr: 'Taxes rendues avec les remboursements.' },
  formulaInWords: { en: 'tax of refund lines', fr: 'taxes des lignes de remboursement' },
  example: { given: { refund_tax: 4 }, result: 4 },
  owner: 'Finance',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
