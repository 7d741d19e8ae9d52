import type { FactoryKpi } from '../../factory-kpi';
import { COST_SOURCES, LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const grossMarginRate: FactoryKpi = {
  id: 'gross_margin_rate',
  version: 1,
  family: 'margin',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'gross_margin' }, { measure: 'costed_net' }] },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Gross margin rate', fr: 'Taux de marge brute' },
  description: {
    en: 'Gross margin as a share of the revenue whose cost is known. Not to be confused with markup, which divides by cost.',
    fr: 'Marge brute rapportée au CA dont le coût est connu. À ne pas confondre avec le taux de marge sur coût, qui divise par le coût.',
  },
  formulaInWords: { en: 'gross margin ÷ net revenue with known cost', fr: 'marge brute ÷ CA net au coût connu' },
  example: { given: { costed_net: 80, cost: 30 }, result: 0.625 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES, ...COST_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
};
