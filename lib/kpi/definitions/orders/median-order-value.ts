import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const medianOrderValue: FactoryKpi = {
  id: 'median_order_value',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'order_value_median' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Median order value', fr: 'Panier médian' },
  description: {
    en: 'Half of the valid orders are worth more, half less. Unlike the mean it is not pulled up by a few large orders. Orders are taken as booked: after discounts, before refunds.',
    fr: 'La moitié des commandes valides vaut plus, l’autre moins. Contrairement à la moyenne, quelques grosses commandes ne la tirent pas vers le haut. Commandes telles que passées : après remises, avant remboursements.',
  },
  formulaInWords: {
    en: 'percentile of gross − discounts over valid orders',
    fr: 'quantile de brut − remises sur les commandes valides',
  },
  example: { given: { order_value_median: 42 }, result: 42 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
