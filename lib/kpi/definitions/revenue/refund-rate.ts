import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const refundRate: FactoryKpi = {
  id: 'refund_rate',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: { divide: [{ measure: 'refund' }, { subtract: [{ measure: 'gross' }, { measure: 'discount' }] }] },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Refund rate', fr: 'Taux de remboursement' },
  description: {
    en: 'Refunds of the period over its sales, each on its own day. The return rates by day of sale compare sales with their own returns.',
    fr: 'Remboursements de la période rapportés à ses ventes, chacun à son jour. Les taux de retour au jour de la vente comparent les ventes à leurs propres retours.',
  },
  formulaInWords: { en: 'refunds ÷ (gross revenue − discounts)', fr: 'remboursements ÷ (CA brut − remises)' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 0.1 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
