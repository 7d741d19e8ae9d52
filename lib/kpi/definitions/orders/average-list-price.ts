import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const averageListPrice: FactoryKpi = {
  id: 'average_list_price',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ measure: 'gross' }, { measure: 'units' }] },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Average list price', fr: 'Prix de liste moyen' },
  description: {
    en: 'Mean list price of the units sold, before discounts.',
    fr: 'Prix de liste moyen des unités vendues, avant remises.',
  },
  formulaInWords: { en: 'gross revenue ÷ gross units', fr: 'CA brut ÷ unités brutes' },
  example: { given: { gross: 120, units: 8 }, result: 15 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
