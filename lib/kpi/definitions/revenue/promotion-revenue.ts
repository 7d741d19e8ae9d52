import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const promotionRevenue: FactoryKpi = {
  id: 'promotion_revenue',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: {
    subtract: [
      { measure: 'gross', where: [{ dimension: 'promotion', not_in: [''] }] },
      { measure: 'discount', where: [{ dimension: 'promotion', not_in: [''] }] },
    ],
  },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Revenue on promotion', fr: 'CA sous promotion' },
  description: {
    en: 'Sales, before refunds, of lines that a promotion applies to; the order’s promotion stands for lines that have none of their own.',
    fr: 'Ventes, avant remboursements, des lignes soumises à une promotion ; à défaut, celle de la commande vaut pour la ligne.',
  },
  formulaInWords: {
    en: 'gross revenue − discounts of lines with a promotion',
    fr: 'CA brut − remises des lignes sous promotion',
  },
  example: { given: { 'gross[promotion!=]': 50, 'discount[promotion!=]': 15 }, result: 35 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
