import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_SOURCES, SESSION_DIMENSIONS, SESSION_SOURCES } from '../shared';

export const conversionRate: FactoryKpi = {
  id: 'conversion_rate',
  version: 1,
  family: 'web',
  kind: 'ratio',
  formula: { divide: [{ measure: 'order_sessions' }, { kpi: 'sessions' }] },
  basis: 'session_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Conversion rate', fr: 'Taux de conversion' },
  description: {
    en: 'Share of visits with at least one valid web order.',
    fr: 'Part des visites ayant donné au moins une commande web valide.',
  },
  formulaInWords: { en: 'visits with an order ÷ visits', fr: 'visites avec commande ÷ visites' },
  example: { given: { order_sessions: 5, sessions: 200 }, result: 0.025 },
  owner: 'Marketing',
  sources: [...SESSION_SOURCES, ...ORDER_SOURCES],
  dimensions: [...SESSION_DIMENSIONS],
};
