import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const averageOrderLines: FactoryKpi = {
  id: 'average_order_lines',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ measure: 'lines' }, { measure: 'orders' }] },
  basis: 'order_day',
  unit: 'number',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Lines per order', fr: 'Lignes par commande' },
  description: {
    en: 'Mean number of lines of a valid order, free samples left out. By product, only its own lines count.',
    fr: 'Nombre moyen de lignes d’une commande valide, hors échantillons offerts. Par produit, seules ses lignes comptent.',
  },
  formulaInWords: { en: 'lines ÷ orders', fr: 'lignes ÷ commandes' },
  example: { given: { lines: 90, orders: 40 }, result: 2.25 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
