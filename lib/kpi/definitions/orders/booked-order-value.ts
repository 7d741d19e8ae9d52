import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const bookedOrderValue: FactoryKpi = {
  id: 'booked_order_value',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ subtract: [{ kpi: 'gross_revenue' }, { kpi: 'discount_amount' }] }, { kpi: 'order_count' }] },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Booked order value', fr: 'Panier moyen à la commande' },
  description: {
    en: 'What a valid order is worth when it is placed, before anything comes back.',
    fr: 'Valeur d’une commande valide au moment où elle est passée, avant tout retour.',
  },
  formulaInWords: { en: '(gross revenue − discounts) ÷ orders', fr: '(CA brut − remises) ÷ commandes' },
  example: { given: { gross: 120, discount: 20, orders: 4 }, result: 25 },
  owner: 'Sales',
  sources: [...ORDER_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
