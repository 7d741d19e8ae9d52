import type { FactoryKpi } from '../../factory-kpi';
import { CUSTOMER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const retentionBaseRevenue: FactoryKpi = {
  id: 'retention_base_revenue',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'base_revenue' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Base of revenue retention', fr: 'Base de rétention du CA' },
  description: {
    en: 'Net revenue of the customers of the twelve months before, then. Orders count with what was refunded of them since.',
    fr: 'CA net d’alors des clients des douze mois précédents. Une commande compte avec ce qui en a été remboursé depuis.',
  },
  formulaInWords: { en: 'base of revenue retention', fr: 'base de rétention du CA' },
  example: { given: { base_revenue: 20 }, result: 20 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...CUSTOMER_DIMENSIONS],
};
