import type { FactoryKpi } from '../../factory-kpi';
import { COUNT_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const secondOrderRate: FactoryKpi = {
  id: 'second_order_rate',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: { divide: [{ measure: 'second_buyers' }, { measure: 'first_buyers' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Second order rate', fr: 'Taux de deuxième commande' },
  description: {
    en: 'Share of the customers who first ordered in the period that have ordered again since, however late. Recent periods have had less time.',
    fr: 'Part des clients ayant commandé pour la première fois dans la période qui ont recommandé depuis, sans limite de délai. Les périodes récentes ont eu moins de temps.',
  },
  formulaInWords: {
    en: 'first buyers with a second order ÷ first buyers',
    fr: 'premiers acheteurs avec une deuxième commande ÷ premiers acheteurs',
  },
  example: { given: { second_buyers: 24, first_buyers: 120 }, result: 0.2 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...COUNT_DIMENSIONS],
};
