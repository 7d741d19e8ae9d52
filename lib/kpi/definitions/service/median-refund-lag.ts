import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const medianRefundLag: FactoryKpi = {
  id: 'median_refund_lag',
  version: 1,
  family: 'service',
  kind: 'aggregate',
  formula: { measure: 'refund_lag_median' },
  basis: 'refund_day',
  unit: 'days',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Median days to refund', fr: 'Délai médian de remboursement' },
  description: {
    en: 'Half of the refund lines whose sale is known come sooner, half later.',
    fr: 'La moitié des lignes de remboursement à vente connue arrive plus tôt, l’autre plus tard.',
  },
  formulaInWords: { en: 'median of days from sale to refund', fr: 'médiane des jours entre vente et remboursement' },
  example: { given: { refund_lag_median: 12 }, result: 12 },
  owner: 'Operations',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
