import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const promotionDiscount: FactoryKpi = {
  id: 'promotion_discount',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'discount', where: [{ dimension: 'promotion', not_in: [''] }] },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Discounts of promotions', fr: 'Remises des promotions' },
  description: {
    en: 'What promotions took off the list price.',
    fr: 'Ce que les promotions ont retiré du prix de liste.',
  },
  formulaInWords: { en: 'discounts of lines with a promotion', fr: 'remises des lignes sous promotion' },
  example: { given: { 'discount[promotion!=]': 15 }, result: 15 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
