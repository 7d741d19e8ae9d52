import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const refundLag: FactoryKpi = {
  id: 'refund_lag',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: { divide: [{ measure: 'refund_lag_days' }, { measure: 'dated_refunds' }] },
  basis: 'refund_day',
  unit: 'days',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Days to refund', fr: 'Délai de remboursement' },
  description: {
    en: 'Mean time from sale to refund, of the refund lines whose sale is known.',
    fr: 'Délai moyen entre vente et remboursement, des lignes dont la vente est connue.',
  },
  formulaInWords: {
    en: 'days from sale to refund ÷ refund lines',
    fr: 'jours entre vente et remboursement ÷ lignes de remboursement',
  },
  example: { given: { refund_lag_days: 90, dated_refunds: 6 }, result: 15 },
  owner: 'Operations',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
