import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const netRevenue: FactoryKpi = {
  id: 'net_revenue',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: {
    subtract: [{ subtract: [{ kpi: 'gross_revenue' }, { kpi: 'discount_amount' }] }, { kpi: 'refund_amount' }],
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Net revenue', fr: 'Chiffre d’affaires net' },
  description: {
    en: 'What is left of sales after discounts and refunds, tax and shipping excluded. Sales count on the day of the order, refunds on the day of the refund.',
    fr: 'Ce qui reste des ventes après remises et remboursements, hors taxes et frais de port. Les ventes comptent au jour de la commande, les remboursements au jour du remboursement.',
  },
  formulaInWords: { en: 'gross revenue − discounts − refunds', fr: 'CA brut − remises − remboursements' },
  example: { given: { gross: 120, discount: 20, refund: 10 }, result: 90 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
