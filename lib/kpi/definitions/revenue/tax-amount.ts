import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const taxAmount: FactoryKpi = {
  id: 'tax_amount',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'tax' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Tax', fr: 'Taxes' },
  description: {
    en: 'Tax of valid orders as the sources state it. It is not part of net revenue.',
    fr: 'Taxes des commandes valides, telles que les sources les donnent. Elles ne font pas partie du CA net.',
  },
  formulaInWords: { en: 'sum of tax over valid orders', fr: 'somme des taxes des commandes valides' },
  example: { given: { tax: 18 }, result: 18 },
  owner: 'Finance',
  sources: ORDER_SOURCES,
  dimensions: [...ORDER_DIMENSIONS],
};
