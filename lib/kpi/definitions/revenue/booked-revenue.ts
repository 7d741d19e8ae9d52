import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const bookedRevenue: FactoryKpi = {
  id: 'booked_revenue',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: { subtract: [{ measure: 'gross' }, { measure: 'discount' }] },
  rules: { cancelled: true, test: false, fraud: false, zero_total: false, returns: 'refund_day' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Booked revenue', fr: 'CA commandé' },
  description: {
    en: 'What the orders placed were worth on their day, discounts taken off: also those cancelled since, and before anything came back.',
    fr: 'Valeur des commandes passées, au jour de la commande et remises déduites : y compris celles annulées depuis, et avant tout retour.',
  },
  formulaInWords: {
    en: 'gross revenue − discounts, cancelled orders included',
    fr: 'CA brut − remises, commandes annulées comprises',
  },
  example: { given: { gross: 120, discount: 20 }, result: 100 },
  owner: 'Finance',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
