import type { FactoryKpi } from '../../factory-kpi';
import { PAYMENT_FEES_BY_PAYMENT } from '../cost-inputs';
import { PAYMENT_DIMENSIONS, PAYMENT_SOURCES } from '../shared';

export const paymentFees: FactoryKpi = {
  id: 'payment_fees',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: { when_any: [{ measure: 'payment_fee_known' }], value: { measure: 'payment_fee' } },
  basis: 'payment_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Payment fees', fr: 'Frais de paiement' },
  description: {
    en: 'What payment providers keep of payments outside marketplaces, on the day of the payment.',
    fr: 'Ce que les prestataires retiennent sur les paiements hors places de marché, au jour du paiement.',
  },
  formulaInWords: {
    en: 'fees of captured payments outside marketplaces',
    fr: 'frais des paiements encaissés hors places de marché',
  },
  example: { given: { payment_fee_known: 1, payment_fee: 3 }, result: 3 },
  owner: 'Finance',
  sources: PAYMENT_SOURCES,
  dimensions: [...PAYMENT_DIMENSIONS],
  requires: 'margin:read',
  inputs: [PAYMENT_FEES_BY_PAYMENT],
};
