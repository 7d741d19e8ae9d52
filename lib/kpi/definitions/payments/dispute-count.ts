import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES } from '../shared';

export const disputeCount: FactoryKpi = {
  id: 'dispute_count',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'disputes' },
  basis: 'opened_day',
  unit: 'count',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Disputes', fr: 'Litiges' },
  description: {
    en: 'Disputes and chargebacks opened in the period.',
    fr: 'Litiges et impayés ouverts dans la période.',
  },
  formulaInWords: { en: 'disputes opened', fr: 'litiges ouverts' },
  example: { given: { disputes: 3 }, result: 3 },
  owner: 'Finance',
  sources: DISPUTE_SOURCES,
  dimensions: [...DISPUTE_DIMENSIONS],
};
