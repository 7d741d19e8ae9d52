import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const medianDaysBetweenOrders: FactoryKpi = {
  id: 'median_days_between_orders',
  version: 1,
  family: 'customers',
  kind: 'aggregate',
  formula: { measure: 'order_gap_median' },
  basis: 'order_day',
  unit: 'days',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Median days between orders', fr: 'Délai médian entre commandes' },
  description: {
    en: 'Half of the orders that follow another come sooner after it, half later.',
    fr: 'La moitié des commandes qui en suivent une autre arrive plus tôt, l’autre plus tard.',
  },
  formulaInWords: {
    en: 'median of days since the previous order',
    fr: 'médiane des jours depuis la commande précédente',
  },
  example: { given: { order_gap_median: 38 }, result: 38 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
