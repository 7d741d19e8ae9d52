import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const cancelledAmount: FactoryKpi = {
  id: 'cancelled_amount',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'cancelled' },
  basis: 'cancelled_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Cancelled amount', fr: 'Montant annulé' },
  description: {
    en: 'Net amount of cancelled orders by the day of cancellation (of the order where no day is known), and refund lines that cancel a line.',
    fr: 'Montant net des commandes annulées, au jour de l’annulation (ou de la commande si ce jour est inconnu), et des lignes annulées par remboursement.',
  },
  formulaInWords: {
    en: 'net amount of cancelled orders + cancelled lines',
    fr: 'montant net des commandes annulées + lignes annulées',
  },
  example: { given: { cancelled: 45.5 }, result: 45.5 },
  owner: 'Finance',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
