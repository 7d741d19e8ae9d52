import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const orderValueP25: FactoryKpi = {
  id: 'order_value_p25',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'order_value_p25' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Order value, first quartile', fr: 'Panier, 1er quartile' },
  description: {
    en: 'A quarter of the valid orders are worth less. Orders are taken as booked: after discounts, before refunds.',
    fr: 'Un quart des commandes valides vaut moins. Commandes telles que passées : après remises, avant remboursements.',
  },
  formulaInWords: {
    en: 'percentile of gross − discounts over valid orders',
    fr: 'quantile de brut − remises sur les commandes valides',
  },
  example: { given: { order_value_p25: 42 }, result: 42 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
