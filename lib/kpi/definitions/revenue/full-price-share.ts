import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const fullPriceShare: FactoryKpi = {
  id: 'full_price_share',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: {
    divide: [
      { measure: 'gross', where: [{ dimension: 'discounted', in: ['full_price'] }] },
      { subtract: [{ measure: 'gross' }, { measure: 'discount' }] },
    ],
  },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Full price share', fr: 'Part des ventes à plein tarif' },
  description: {
    en: 'Share of sales, before refunds, made on lines without any discount.',
    fr: 'Part des ventes, avant remboursements, réalisée sur des lignes sans aucune remise.',
  },
  formulaInWords: { en: 'sales without discount ÷ sales', fr: 'ventes sans remise ÷ ventes' },
  example: { given: { 'gross[discounted=full_price]': 60, gross: 120, discount: 20 }, result: 0.6 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
