import type { FactoryKpi } from '../../factory-kpi';
import { CUSTOMER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const retainedCustomerRefunds: FactoryKpi = {
  id: 'retained_customer_refunds',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { measure: 'kept_refunds' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Refunds of customers kept', fr: 'Remboursements des clients conservés' },
  description: {
    en: 'What was refunded since of the orders that customers of the twelve months before placed in the last twelve.',
    fr: 'Ce qui a été remboursé depuis sur les commandes passées ces douze derniers mois par les clients des douze mois précédents.',
  },
  formulaInWords: { en: 'refunds of customers kept', fr: 'remboursements des clients conservés' },
  example: { given: { kept_refunds: 20 }, result: 20 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...CUSTOMER_DIMENSIONS],
};
