import type { FactoryKpi } from '../../factory-kpi';
import { CUSTOMER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const expansionRevenue: FactoryKpi = {
  id: 'expansion_revenue',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'expansion' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Expansion', fr: 'Expansion' },
  description: {
    en: 'What customers of the twelve months before bought more in the last twelve, before refunds.',
    fr: 'Ce que les clients des douze mois précédents ont acheté en plus sur les douze derniers, avant remboursements.',
  },
  formulaInWords: { en: 'expansion', fr: 'expansion' },
  example: { given: { expansion: 20 }, result: 20 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...CUSTOMER_DIMENSIONS],
};
