import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const returnRate: FactoryKpi = {
  id: 'return_rate',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: { divide: [{ measure: 'returned_units_by_sale_day' }, { kpi: 'gross_units' }] },
  basis: 'sale_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Return rate', fr: 'Taux de retour' },
  description: {
    en: 'Share of the units sold in the period that were given back since, whenever that was. Recent periods still rise.',
    fr: 'Part des unités vendues dans la période et rendues depuis, quel que soit le jour du retour. Les périodes récentes peuvent encore monter.',
  },
  formulaInWords: {
    en: 'units given back, by day of the sale ÷ units sold',
    fr: 'unités rendues, au jour de la vente ÷ unités vendues',
  },
  example: { given: { returned_units_by_sale_day: 1, units: 10 }, result: 0.1 },
  owner: 'Operations',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
