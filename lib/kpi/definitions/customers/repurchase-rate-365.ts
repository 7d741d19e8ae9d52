import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const repurchaseRate365: FactoryKpi = {
  id: 'repurchase_rate_365',
  version: 1,
  family: 'customers',
  kind: 'cohort',
  formula: { divide: [{ measure: 'repurchasers' }, { measure: 'matured_buyers' }] },
  window: { rolling: { days: 365 } },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Repurchase within 365 days', fr: 'Réachat sous 365 jours' },
  description: {
    en: 'Share of first buyers who ordered again within 365 days of their first valid order. It stands on the day of that order; buyers whose 365 days are not over yet are left out.',
    fr: 'Part des premiers acheteurs ayant recommandé dans les 365 jours suivant leur première commande valide. Elle figure au jour de cette commande ; les acheteurs dont les 365 jours ne sont pas écoulés sont laissés de côté.',
  },
  formulaInWords: {
    en: 'first buyers with a second order within 365 days ÷ first buyers observed for 365 days',
    fr: 'premiers acheteurs avec une deuxième commande sous 365 jours ÷ premiers acheteurs suivis 365 jours',
  },
  example: { given: { repurchasers: 18, matured_buyers: 120 }, result: 0.15 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
