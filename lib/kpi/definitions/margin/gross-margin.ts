import type { FactoryKpi } from '../../factory-kpi';
import { COST_SOURCES, LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const grossMargin: FactoryKpi = {
  id: 'gross_margin',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: {
    when_any: [{ measure: 'costed_net' }, { measure: 'cost' }],
    value: { subtract: [{ measure: 'costed_net' }, { measure: 'cost' }] },
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Gross margin', fr: 'Marge brute' },
  description: {
    en: 'Net revenue of the lines whose cost is known, less that cost. It cannot be computed when no cost is known; the share of revenue with a known cost is told beside it.',
    fr: 'CA net des lignes dont le coût est connu, moins ce coût. Incalculable si aucun coût n’est connu ; la part du CA au coût connu est indiquée à côté.',
  },
  formulaInWords: {
    en: 'net revenue with known cost − cost of goods',
    fr: 'CA net au coût connu − coût des marchandises',
  },
  example: { given: { costed_net: 80, cost: 30 }, result: 50 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES, ...COST_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
};
