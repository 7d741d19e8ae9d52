import type { FactoryKpi } from '../../factory-kpi';
import { SESSION_DIMENSIONS, SESSION_SOURCES } from '../shared';

export const checkoutRate: FactoryKpi = {
  id: 'checkout_rate',
  version: 1,
  family: 'web',
  kind: 'ratio',
  formula: { divide: [{ measure: 'checkout_sessions' }, { kpi: 'sessions' }] },
  basis: 'session_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Checkout rate', fr: 'Taux d’entrée en commande' },
  description: { en: 'Share of visits that reached the checkout.', fr: 'Part des visites arrivées à la commande.' },
  formulaInWords: { en: 'visits with a checkout ÷ visits', fr: 'visites arrivées à la commande ÷ visites' },
  example: { given: { checkout_sessions: 10, sessions: 200 }, result: 0.05 },
  owner: 'Marketing',
  sources: SESSION_SOURCES,
  dimensions: [...SESSION_DIMENSIONS],
};
