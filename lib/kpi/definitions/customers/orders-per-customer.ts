import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const ordersPerCustomer: FactoryKpi = {
  id: 'orders_per_customer',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: { divide: [{ measure: 'identified_orders' }, { kpi: 'active_customers' }] },
  basis: 'order_day',
  unit: 'number',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Orders per customer', fr: 'Commandes par client' },
  description: {
    en: 'Valid orders of identified customers per active customer.',
    fr: 'Commandes valides des clients identifiés, par client actif.',
  },
  formulaInWords: {
    en: 'orders of identified customers ÷ active customers',
    fr: 'commandes de clients identifiés ÷ clients actifs',
  },
  example: { given: { identified_orders: 3, active_customers: 2 }, result: 1.5 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
