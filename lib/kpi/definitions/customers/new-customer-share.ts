import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const newCustomerShare: FactoryKpi = {
  id: 'new_customer_share',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'new_customers' }, { kpi: 'active_customers' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Share of new customers', fr: 'Part des nouveaux clients' },
  description: {
    en: 'Share of the active customers of the period whose first valid order falls in it.',
    fr: 'Part des clients actifs de la période dont la première commande valide y tombe.',
  },
  formulaInWords: { en: 'new customers ÷ active customers', fr: 'nouveaux clients ÷ clients actifs' },
  example: { given: { new_customers: 30, active_customers: 100 }, result: 0.3 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
