import type { FactoryKpi } from '../../factory-kpi';
import { PAYMENT_SOURCES } from '../shared';

export const paymentMix: FactoryKpi = {
  id: 'payment_mix',
  version: 1,
  family: 'payments',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'payment_amount' }, { measure: 'payment_amount', over_all: ['payment_method'] }] },
  basis: 'payment_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Payment mix', fr: 'Répartition des paiements' },
  description: {
    en: 'Share of a payment method in the amount of all captured payments.',
    fr: 'Part d’un moyen de paiement dans le montant de tous les paiements encaissés.',
  },
  formulaInWords: {
    en: 'payments of the method ÷ payments of all methods',
    fr: 'paiements par ce moyen ÷ paiements par tous les moyens',
  },
  example: { given: { payment_amount: 75 }, result: 1 },
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
