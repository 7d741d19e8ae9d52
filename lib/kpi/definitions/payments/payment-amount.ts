import type { FactoryKpi } from '../../factory-kpi';
import { PAYMENT_SOURCES } from '../shared';

export const paymentAmount: FactoryKpi = {
  id: 'payment_amount',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'payment_amount' },
  basis: 'payment_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Payments', fr: 'Paiements' },
  description: {
    en: 'Captured payments by the day of payment, whatever became of the order.',
    fr: 'Paiements encaissés, au jour du paiement, quel que soit le sort de la commande.',
  },
  formulaInWords: { en: 'sum of captured payments', fr: 'somme des paiements encaissés' },
  example: { given: { payment_amount: 75 }, result: 75 },
  owner: 'Finance',
  sources: PAYMENT_SOURCES,
  dimensions: [
    'payment_method',
    'sales_channel',
    'store_type',
    'country',
    'region',
    'state',
    'customer_status',
    'currency',
  ],
};
