import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const orderCount: FactoryKpi = {
  id: 'order_count',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'orders' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'semi_additive',
  label: { en: 'Orders', fr: 'Commandes' },
  description: {
    en: 'Number of valid orders. By product, category or payment method: orders that hold it or were paid with it, so that the parts do not add up to the total.',
    fr: 'Nombre de commandes valides. Par produit, catégorie ou moyen de paiement : commandes qui en contiennent ou ainsi payées, si bien que les parties ne s’additionnent pas.',
  },
  formulaInWords: { en: 'number of valid orders', fr: 'nombre de commandes valides' },
  example: { given: { orders: 3 }, result: 3 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
