import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES } from '../shared';

export const disputeAmount: FactoryKpi = {
  id: 'dispute_amount',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'dispute_amount' },
  basis: 'opened_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Disputed amount', fr: 'Montant contesté' },
  description: {
    en: 'Amount of the disputes opened in the period, won or lost.',
    fr: 'Montant des litiges ouverts dans la période, gagnés ou perdus.',
  },
  formulaInWords: { en: 'amount of disputes opened', fr: 'montant des litiges ouverts' },
  example: { given: { dispute_amount: 120 }, result: 120 },
  owner: 'Finance',
  sources: DISPUTE_SOURCES,
  dimensions: [...DISPUTE_DIMENSIONS],
};
