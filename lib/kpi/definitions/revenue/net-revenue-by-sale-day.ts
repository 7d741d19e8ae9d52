import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const netRevenueBySaleDay: FactoryKpi = {
  id: 'net_revenue_by_sale_day',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: {
    subtract: [{ subtract: [{ measure: 'gross' }, { measure: 'discount' }] }, { measure: 'refund_by_sale_day' }],
  },
  basis: 'sale_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Net revenue by day of sale', fr: 'CA net au jour de la vente' },
  description: {
    en: 'Net revenue in which refunds count on the day of the sale that they undo, so that a period shows what became of its own sales. It still changes while returns come in.',
    fr: 'Chiffre d’affaires net où les remboursements comptent au jour de la vente qu’ils annulent : une période montre ce que sont devenues ses propres ventes. Il évolue encore tant que des retours arrivent.',
  },
  formulaInWords: {
    en: 'gross revenue − discounts − refunds of these sales',
    fr: 'CA brut − remises − remboursements de ces ventes',
  },
  example: { given: { gross: 120, discount: 20, refund_by_sale_day: 15 }, result: 85 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
