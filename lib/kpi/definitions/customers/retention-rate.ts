import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_SOURCES, RETENTION_DIMENSIONS } from '../shared';

export const retentionRate: FactoryKpi = {
  id: 'retention_rate',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: { divide: [{ measure: 'retained_customers' }, { measure: 'base_customers' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Retention rate', fr: 'Taux de rétention' },
  description: {
    en: 'Share of the customers of the period before (month, quarter or year, as chosen; without a grain the one of the same length) who ordered in the period. Cut by a dimension, both orders are within it.',
    fr: 'Part des clients de la période précédente (mois, trimestre ou année selon le découpage ; sans découpage, celle de même durée) ayant commandé dans la période. Par axe d’analyse, les deux commandes y sont.',
  },
  formulaInWords: {
    en: 'customers with an order in both periods ÷ customers of the period before',
    fr: 'clients ayant commandé dans les deux périodes ÷ clients de la période précédente',
  },
  example: { given: { retained_customers: 30, base_customers: 100 }, result: 0.3 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...RETENTION_DIMENSIONS],
};
