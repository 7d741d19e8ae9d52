import type { FactoryKpi } from '../../factory-kpi';
import { DOCUMENT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const excludedOrderCount: FactoryKpi = {
  id: 'excluded_order_count',
  version: 1,
  family: 'orders',
  kind: 'aggregate',
  formula: { measure: 'documents', where: [{ dimension: 'order_status', not_in: ['valid'] }] },
  basis: 'order_day',
  unit: 'count',
  goodDirection: 'down',
  additivity: 'semi_additive',
  label: { en: 'Excluded orders', fr: 'Commandes exclues' },
  description: {
    en: 'Orders left out of every figure of sales: tests, fraud, cancelled, without amount. Cut by validity it tells the reasons.',
    fr: 'Commandes laissées hors de tous les chiffres de vente : tests, fraudes, annulées, sans montant. Par validité, on en lit les motifs.',
  },
  formulaInWords: { en: 'orders that are not valid', fr: 'commandes non valides' },
  example: { given: { 'documents[order_status!=valid]': 7 }, result: 7 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...DOCUMENT_DIMENSIONS],
};
