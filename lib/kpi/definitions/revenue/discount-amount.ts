import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const discountAmount: FactoryKpi = {
  id: 'discount_amount',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'discount' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Discounts', fr: 'Remises' },
  description: {
    en: 'Everything taken off list prices in valid orders, order discounts spread over their lines to the cent.',
    fr: 'Tout ce qui est déduit des prix de liste dans les commandes valides ; les remises de commande sont réparties sur les lignes au centime près.',
  },
  formulaInWords: {
    en: 'sum of discounts over the lines of valid orders',
    fr: 'somme des remises des lignes de commandes valides',
  },
  example: { given: { discount: 20 }, result: 20 },
  owner: 'Finance',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
