import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const unitsSold: FactoryKpi = {
  id: 'units_sold',
  version: 1,
  family: 'orders',
  kind: 'derived',
  formula: { subtract: [{ kpi: 'gross_units' }, { kpi: 'returned_units' }] },
  basis: 'order_and_refund_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Units sold', fr: 'Unités vendues' },
  description: {
    en: 'Units of valid orders less units given back. Free samples are not units.',
    fr: 'Unités des commandes valides, moins les unités rendues. Les échantillons offerts ne comptent pas.',
  },
  formulaInWords: {
    en: 'units of valid orders − units given back',
    fr: 'unités des commandes valides − unités rendues',
  },
  example: { given: { units: 7, returned_units: 1 }, result: 6 },
  owner: 'Sales',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
