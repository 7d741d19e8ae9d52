import type { FactoryKpi } from '../../factory-kpi';
import { COST_SOURCES, LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const costOfGoodsSold: FactoryKpi = {
  id: 'cost_of_goods_sold',
  version: 1,
  family: 'margin',
  kind: 'aggregate',
  formula: { when_any: [{ measure: 'costed_net' }, { measure: 'cost' }], value: { measure: 'cost' } },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Cost of goods sold', fr: 'Coût des marchandises vendues' },
  description: {
    en: 'Cost of the lines of valid orders, valid on the day of the sale, less the cost of what came back.',
    fr: 'Coût des lignes de commandes valides, à sa valeur du jour de la vente, moins le coût de ce qui est revenu.',
  },
  formulaInWords: {
    en: 'cost of lines − cost of returned goods',
    fr: 'coût des lignes − coût des marchandises rendues',
  },
  example: { given: { costed_net: 80, cost: 30 }, result: 30 },
  owner: 'Finance',
  sources: [...COST_SOURCES, ...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
};
