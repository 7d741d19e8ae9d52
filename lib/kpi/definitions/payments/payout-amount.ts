import type { FactoryKpi } from '../../factory-kpi';
import { PAYOUT_SOURCES } from '../shared';

export const payoutAmount: FactoryKpi = {
  id: 'payout_amount',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'payout' },
  basis: 'payment_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Payouts', fr: 'Versements reçus' },
  description: {
    en: 'What payment providers and marketplaces paid out, on the day of the payout.',
    fr: 'Ce que prestataires de paiement et places de marché ont versé, au jour du versement.',
  },
  formulaInWords: { en: 'amounts paid out', fr: 'montants versés' },
  example: { given: { payout: 900 }, result: 900 },
  owner: 'Finance',
  sources: PAYOUT_SOURCES,
  dimensions: ['payment_provider', 'currency'],
};
