import type { FactoryKpi } from '../../factory-kpi';
import { COST_SOURCES, LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const markupRate: FactoryKpi = {
  id: 'markup_rate',
  version: 1,
  family: 'margin',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'gross_margin' }, { kpi: 'cost_of_goods_sold' }] },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Markup on cost', fr: 'Taux de marge sur coût' },
  description: {
    en: 'Gross margin as a share of cost: how much is added to the cost of goods. Margin rate = markup ÷ (1 + markup).',
    fr: 'Marge brute rapportée au coût : ce qui est ajouté au coût des marchandises. Taux de marge brute = taux sur coût ÷ (1 + taux sur coût).',
  },
  formulaInWords: { en: 'gross margin ÷ cost of goods sold', fr: 'marge brute ÷ coût des marchandises vendues' },
  example: { given: { costed_net: 80, cost: 30 }, result: 50 / 30 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES, ...COST_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
};
