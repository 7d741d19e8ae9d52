import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES, PAYMENT_SOURCES } from '../shared';

export const chargebackRate: FactoryKpi = {
  id: 'chargeback_rate',
  version: 1,
  family: 'payments',
  kind: 'ratio',
  formula: { divide: [{ measure: 'lost_amount' }, { measure: 'payment_amount' }] },
  basis: 'opened_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Chargeback rate', fr: 'Taux d’impayés' },
  description: {
    en: 'Amount of the disputes opened in the period and lost since, over the payments captured in it.',
    fr: 'Montant des litiges ouverts dans la période et perdus depuis, rapporté aux paiements encaissés.',
  },
  formulaInWords: { en: 'amount of disputes lost ÷ payments', fr: 'montant des litiges perdus ÷ paiements' },
  example: { given: { lost_amount: 60, payment_amount: 24000 }, result: 0.0025 },
  owner: 'Finance',
  sources: [...DISPUTE_SOURCES, ...PAYMENT_SOURCES],
  dimensions: [...DISPUTE_DIMENSIONS],
};
