import type { FactoryKpi } from '../../factory-kpi';
import { PAYMENT_DIMENSIONS, PAYMENT_SOURCES } from '../shared';

export const paymentCount: FactoryKpi = {
  id: 'payment_count',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'payments' },
  basis: 'payment_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Payments', fr: 'Paiements' },
  description: {
    en: 'Number of captured payments, whatever became of the order.',
    fr: 'Nombre de paiements encaissés, quel que soit le sort de la commande.',
  },
  formulaInWords: { en: 'captured payments, counted', fr: 'nombre de paiements encaissés' },
  example: { given: { payments: 50 }, result: 50 },
  owner: 'Finance',
  sources: PAYMENT_SOURCES,
  dimensions: [...PAYMENT_DIMENSIONS],
};
