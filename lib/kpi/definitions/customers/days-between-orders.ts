import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const daysBetweenOrders: FactoryKpi = {
  id: 'days_between_orders',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: { divide: [{ measure: 'order_gap_days' }, { measure: 'order_gaps' }] },
  basis: 'order_day',
  unit: 'days',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Days between orders', fr: 'Jours entre deux commandes' },
  description: {
    en: 'Mean number of days since the same customer’s previous valid order, over the orders of the period that follow one.',
    fr: 'Nombre moyen de jours depuis la commande valide précédente du même client, sur les commandes de la période qui en suivent une.',
  },
  formulaInWords: {
    en: 'days since the previous order ÷ orders that follow one',
    fr: 'jours depuis la commande précédente ÷ commandes qui en suivent une',
  },
  example: { given: { order_gap_days: 90, order_gaps: 2 }, result: 45 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
