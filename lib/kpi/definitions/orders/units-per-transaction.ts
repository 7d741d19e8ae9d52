import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const unitsPerTransaction: FactoryKpi = {
  id: 'units_per_transaction',
  version: 1,
  family: 'orders',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'units_sold' }, { kpi: 'order_count' }] },
  basis: 'order_and_refund_day',
  unit: 'number',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Units per transaction', fr: 'Unités par commande' },
  description: { en: 'Units sold per valid order.', fr: 'Unités vendues par commande valide.' },
  formulaInWords: { en: 'units sold ÷ orders', fr: 'unités vendues ÷ commandes' },
  example: { given: { units: 7, returned_units: 1, orders: 3 }, result: 2 },
  owner: 'Sales',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
