import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const refundAmount: FactoryKpi = {
  id: 'refund_amount',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'refund' },
  basis: 'refund_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Refunds', fr: 'Remboursements' },
  description: {
    en: 'What was given back to customers, by the day of the refund: returns, cancellations of single lines, allowances. Adjustments such as bad debt are not sales and are left out.',
    fr: 'Ce qui a été rendu aux clients, au jour du remboursement : retours, annulations de lignes, gestes commerciaux. Les ajustements comptables, comme les créances perdues, ne sont pas des ventes et ne comptent pas.',
  },
  formulaInWords: { en: 'sum of counted refund lines', fr: 'somme des lignes de remboursement retenues' },
  example: { given: { refund: 10 }, result: 10 },
  owner: 'Finance',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
