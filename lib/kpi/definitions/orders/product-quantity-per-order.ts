import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const productQuantityPerOrder: FactoryKpi = {
  id: 'product_quantity_per_order',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ measure: 'units' }, { measure: 'orders' }] },
  basis: 'order_day',
  unit: 'number',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Quantity per order with the product', fr: 'Quantité par commande contenant le produit' },
  description: {
    en: 'Units sold over the orders that hold them, before returns. It is meant to be cut by product; over all products it is the gross number of units per order.',
    fr: 'Unités vendues rapportées aux commandes qui les contiennent, avant retours. À lire par produit ; sur l’ensemble, c’est le nombre brut d’unités par commande.',
  },
  formulaInWords: { en: 'gross units ÷ orders that hold them', fr: 'unités brutes ÷ commandes qui les contiennent' },
  example: { given: { units: 15, orders: 10 }, result: 1.5 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
