import type { FactoryKpi } from '../../factory-kpi';
import { PAYMENT_DIMENSIONS, PAYMENT_SOURCES } from '../shared';

export const electronicPaymentShare: FactoryKpi = {
  id: 'electronic_payment_share',
  version: 1,
  family: 'payments',
  kind: 'ratio',
  formula: {
    divide: [
      { measure: 'payment_amount', where: [{ dimension: 'payment_type', in: ['electronic'] }] },
      { measure: 'payment_amount' },
    ],
  },
  basis: 'payment_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Share of electronic payments', fr: 'Part des paiements électroniques' },
  description: {
    en: 'Share of captured payments, by amount, that were not made in cash.',
    fr: 'Part des paiements encaissés, en montant, qui n’ont pas été faits en espèces.',
  },
  formulaInWords: { en: 'payments other than cash ÷ payments', fr: 'paiements hors espèces ÷ paiements' },
  example: { given: { 'payment_amount[payment_type=electronic]': 90, payment_amount: 120 }, result: 0.75 },
  owner: 'Finance',
  sources: PAYMENT_SOURCES,
  dimensions: [...PAYMENT_DIMENSIONS],
};
