import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES, PAYMENT_SOURCES } from '../shared';

export const disputeRateValue: FactoryKpi = {
  id: 'dispute_rate_value',
  version: 1,
  family: 'payments',
  kind: 'ratio',
  formula: { divide: [{ measure: 'dispute_amount' }, { measure: 'payment_amount' }] },
  basis: 'opened_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Dispute rate by value', fr: 'Taux de litige en valeur' },
  description: {
    en: 'Amount disputed in the period over the amount of payments captured in it.',
    fr: 'Montant contesté dans la période rapporté au montant des paiements encaissés.',
  },
  formulaInWords: { en: 'disputed amount ÷ payments', fr: 'montant contesté ÷ paiements' },
  example: { given: { dispute_amount: 120, payment_amount: 24000 }, result: 0.005 },
  owner: 'Finance',
  sources: [...DISPUTE_SOURCES, ...PAYMENT_SOURCES],
  dimensions: [...DISPUTE_DIMENSIONS],
};
