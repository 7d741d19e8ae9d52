import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const ordersPerCustomer12m: FactoryKpi = {
  id: 'orders_per_customer_12m',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { kpi: 'orders_per_customer' },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'number',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Orders per customer, last 12 months', fr: 'Commandes par client sur 12 mois' },
  description: {
    en: 'Purchase frequency: valid orders of identified customers in the twelve months that end with each period, per customer active in them.',
    fr: 'Fréquence d’achat : commandes valides de clients identifiés dans les douze mois qui finissent avec chaque période, par client actif.',
  },
  formulaInWords: {
    en: 'orders of the last 12 months ÷ customers of the last 12 months',
    fr: 'commandes des 12 derniers mois ÷ clients des 12 derniers mois',
  },
  example: { given: { identified_orders: 180, active_customers: 120 }, result: 1.5 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
