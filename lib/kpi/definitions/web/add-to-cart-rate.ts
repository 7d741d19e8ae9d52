import type { FactoryKpi } from '../../factory-kpi';
import { SESSION_DIMENSIONS, SESSION_SOURCES } from '../shared';

export const addToCartRate: FactoryKpi = {
  id: 'add_to_cart_rate',
  version: 1,
  family: 'web',
  kind: 'ratio',
  formula: { divide: [{ measure: 'cart_sessions' }, { kpi: 'sessions' }] },
  basis: 'session_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Add-to-cart rate', fr: 'Taux d’ajout au panier' },
  description: {
    en: 'Share of visits in which something was put in the cart.',
    fr: 'Part des visites avec au moins un ajout au panier.',
  },
  formulaInWords: { en: 'visits with a cart ÷ visits', fr: 'visites avec ajout au panier ÷ visites' },
  example: { given: { cart_sessions: 20, sessions: 200 }, result: 0.1 },
  owner: 'Marketing',
  sources: SESSION_SOURCES,
  dimensions: [...SESSION_DIMENSIONS],
};
