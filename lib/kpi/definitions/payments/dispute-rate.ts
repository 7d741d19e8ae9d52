import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES, PAYMENT_SOURCES } from '../shared';

export const disputeRate: FactoryKpi = {
  id: 'dispute_rate',
  version: 1,
  family: 'payments',
  kind: 'ratio',
  formula: { divide: [{ measure: 'disputes' }, { measure: 'payments' }] },
  basis: 'opened_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Dispute rate', fr: 'Taux de litige' },
  description: {
    en: 'Disputes opened in the period over the payments captured in it, by number: what card schemes watch.',
    fr: 'Litiges ouverts dans la période rapportés aux paiements encaissés, en nombre : ce que surveillent les réseaux de cartes.',
  },
  formulaInWords: { en: 'disputes ÷ payments', fr: 'litiges ÷ paiements' },
  example: { given: { disputes: 3, payments: 600 }, result: 0.005 },
  owner: 'Finance',
  sources: [...DISPUTE_SOURCES, ...PAYMENT_SOURCES],
  dimensions: [...DISPUTE_DIMENSIONS],
};
