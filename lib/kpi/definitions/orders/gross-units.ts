import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const grossUnits: FactoryKpi = {
  id: 'gross_units',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'units' },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Units before returns', fr: 'Unités avant retours' },
  description: {
    en: 'Units of valid orders, free samples left out, returns not deducted.',
    fr: 'Unités des commandes valides, hors échantillons offerts, retours non déduits.',
  },
  formulaInWords: { en: 'sum of quantities of valid orders', fr: 'somme des quantités des commandes valides' },
  example: { given: { units: 7 }, result: 7 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
