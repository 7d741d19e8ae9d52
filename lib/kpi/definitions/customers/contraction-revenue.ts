import type { FactoryKpi } from '../../factory-kpi';
import { CUSTOMER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const contractionRevenue: FactoryKpi = {
  id: 'contraction_revenue',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'contraction' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Contraction', fr: 'Contraction' },
  description: {
    en: 'What customers of the twelve months before who came again bought less in the last twelve, before refunds.',
    fr: 'Ce que les clients des douze mois précédents, revenus depuis, ont acheté en moins sur les douze derniers, avant remboursements.',
  },
  formulaInWords: { en: 'contraction', fr: 'contraction' },
  example: { given: { contraction: 20 }, result: 20 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...CUSTOMER_DIMENSIONS],
};
