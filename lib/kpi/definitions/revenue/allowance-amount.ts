import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const allowanceAmount: FactoryKpi = {
  id: 'allowance_amount',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'refund', where: [{ dimension: 'refund_kind', in: ['allowance'] }] },
  basis: 'refund_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Allowances', fr: 'Gestes commerciaux' },
  description: {
    en: 'Refunds without goods coming back: price reductions granted after the sale.',
    fr: 'Remboursements sans retour de marchandise : réductions accordées après la vente.',
  },
  formulaInWords: { en: 'refund lines of kind allowance', fr: 'lignes de remboursement de nature geste commercial' },
  example: { given: { 'refund[refund_kind=allowance]': 12 }, result: 12 },
  owner: 'Finance',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
