import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const orderPenetration: FactoryKpi = {
  id: 'order_penetration',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: {
    divide: [
      { measure: 'orders' },
      {
        measure: 'orders',
        over_all: [
          'brand',
          'category',
          'discounted',
          'ingredient',
          'product',
          'product_age',
          'promotion',
          'subcategory',
          'supplier',
        ],
      },
    ],
  },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Order penetration', fr: 'Pénétration dans les commandes' },
  description: {
    en: 'Share of valid orders that hold the product, category, brand, ingredient or promotion. The shares do not add up to 100 %.',
    fr: 'Part des commandes valides contenant le produit, la catégorie, la marque, l’ingrédient ou la promotion. Les parts ne s’additionnent pas à 100 %.',
  },
  formulaInWords: { en: 'orders that hold it ÷ all orders', fr: 'commandes qui le contiennent ÷ toutes les commandes' },
  example: {
    given: {
      orders: 10,
      'orders[brand=*&category=*&discounted=*&ingredient=*&product=*&product_age=*&promotion=*&subcategory=*&supplier=*]': 40,
    },
    result: 0.25,
  },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
