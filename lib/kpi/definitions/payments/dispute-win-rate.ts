import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES } from '../shared';

export const disputeWinRate: FactoryKpi = {
  id: 'dispute_win_rate',
  version: 1,
  family: 'payments',
  kind: 'ratio',
  formula: { divide: [{ measure: 'won_disputes' }, { measure: 'decided_disputes' }] },
  basis: 'opened_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Dispute win rate', fr: 'Taux de litiges gagnés' },
  description: {
    en: 'Share of the disputes opened in the period and decided since that were won.',
    fr: 'Part des litiges ouverts dans la période et tranchés depuis qui ont été gagnés.',
  },
  formulaInWords: { en: 'disputes won ÷ disputes decided', fr: 'litiges gagnés ÷ litiges tranchés' },
  example: { given: { won_disputes: 2, decided_disputes: 5 }, result: 0.4 },
  owner: 'Finance',
  sources: DISPUTE_SOURCES,
  dimensions: [...DISPUTE_DIMENSIONS],
};
