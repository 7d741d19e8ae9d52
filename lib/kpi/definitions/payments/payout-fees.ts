import type { FactoryKpi } from '../../factory-kpi';
import { PAYOUT_SOURCES } from '../shared';

export const payoutFees: FactoryKpi = {
  id: 'payout_fees',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'payout_fee' },
  basis: 'payment_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Fees kept from payouts', fr: 'Frais retenus sur les versements' },
  description: {
    en: 'Fees that stand on the lines of payouts. They repeat what payments name as fees where both are imported, so that the margin ladder does not use them.',
    fr: 'Frais portés par les lignes de versement. Ils répètent ceux des paiements lorsque les deux sont importés : l’échelle de marge ne les reprend pas.',
  },
  formulaInWords: { en: 'fees of payout lines', fr: 'frais des lignes de versement' },
  example: { given: { payout_fee: 30 }, result: 30 },
  owner: 'Finance',
  sources: PAYOUT_SOURCES,
  dimensions: ['payment_provider', 'currency'],
  requires: 'margin:read',
};
