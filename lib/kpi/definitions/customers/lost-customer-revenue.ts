import type { FactoryKpi } from '../../factory-kpi';
import { CUSTOMER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const lostCustomerRevenue: FactoryKpi = {
  id: 'lost_customer_revenue',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'lost_revenue' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Revenue of lost customers', fr: 'CA des clients perdus' },
  description: {
    en: 'What customers of the twelve months before who did not come again had brought then.',
    fr: 'Ce qu’avaient apporté les clients des douze mois précédents qui ne sont pas revenus.',
  },
  formulaInWords: { en: 'revenue of lost customers', fr: 'cA des clients perdus' },
  example: { given: { lost_revenue: 20 }, result: 20 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...CUSTOMER_DIMENSIONS],
};
