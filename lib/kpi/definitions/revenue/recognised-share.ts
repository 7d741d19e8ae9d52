import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const recognisedShare: FactoryKpi = {
  id: 'recognised_share',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: { divide: [{ measure: 'recognised', basis: 'sale_day' }, { kpi: 'net_revenue_by_sale_day' }] },
  basis: 'sale_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Recognised share', fr: 'Part reconnue' },
  description: {
    en: 'Share of the revenue booked in the period that has been recognised so far.',
    fr: 'Part du chiffre d’affaires commandé dans la période qui est reconnue à ce jour.',
  },
  formulaInWords: {
    en: 'recognised revenue of the orders of the period ÷ their net revenue',
    fr: 'CA reconnu des commandes de la période ÷ leur CA net',
  },
  example: { given: { recognised: 68, gross: 120, discount: 20, refund_by_sale_day: 15 }, result: 0.8 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
