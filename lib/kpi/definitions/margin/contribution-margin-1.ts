import type { FactoryKpi } from '../../factory-kpi';
import { COST_SOURCES, LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const contributionMargin1: FactoryKpi = {
  id: 'contribution_margin_1',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: { kpi: 'gross_margin' },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Contribution margin 1', fr: 'Marge sur coûts variables 1' },
  description: {
    en: 'Gross profit as the first step of the ladder: net revenue less cost of goods, of the lines whose cost is known.',
    fr: 'La marge brute, première marche de l’échelle : CA net moins coût des marchandises, des lignes au coût connu.',
  },
  formulaInWords: {
    en: 'net revenue with known cost − cost of goods',
    fr: 'CA net au coût connu − coût des marchandises',
  },
  example: { given: { costed_net: 100, cost: 40 }, result: 60 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES, ...COST_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
};
