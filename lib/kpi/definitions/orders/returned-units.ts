import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, REFUND_SOURCES } from '../shared';

export const returnedUnits: FactoryKpi = {
  id: 'returned_units',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'returned_units' },
  basis: 'refund_day',
  unit: 'count',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Units given back', fr: 'Unités rendues' },
  description: {
    en: 'Units returned or cancelled, by the day of the refund.',
    fr: 'Unités retournées ou annulées, au jour du remboursement.',
  },
  formulaInWords: {
    en: 'sum of quantities of returns and cancelled lines',
    fr: 'somme des quantités retournées ou annulées',
  },
  example: { given: { returned_units: 1 }, result: 1 },
  owner: 'Operations',
  sources: REFUND_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
