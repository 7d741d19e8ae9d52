import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_SOURCES, RETENTION_DIMENSIONS } from '../shared';

export const retentionRate12m: FactoryKpi = {
  id: 'retention_rate_12m',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: { divide: [{ measure: 'retained_customers' }, { measure: 'base_customers' }] },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Retention rate, rolling 12 months', fr: 'Taux de rétention sur 12 mois glissants' },
  description: {
    en: 'Share of the customers of the twelve months before who ordered in the twelve months that end with each period.',
    fr: 'Part des clients des douze mois précédents ayant commandé dans les douze mois qui finissent avec chaque période.',
  },
  formulaInWords: {
    en: 'customers with an order in both stretches of 12 months ÷ customers of the earlier one',
    fr: 'clients ayant commandé dans les deux plages de 12 mois ÷ clients de la première',
  },
  example: { given: { retained_customers: 30, base_customers: 100 }, result: 0.3 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...RETENTION_DIMENSIONS],
};
