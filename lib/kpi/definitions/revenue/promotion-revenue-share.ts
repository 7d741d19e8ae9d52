import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const promotionRevenueShare: FactoryKpi = {
  id: 'promotion_revenue_share',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'promotion_revenue' }, { subtract: [{ measure: 'gross' }, { measure: 'discount' }] }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Share of revenue on promotion', fr: 'Part du CA sous promotion' },
  description: {
    en: 'Share of sales, before refunds, made under a promotion.',
    fr: 'Part des ventes, avant remboursements, réalisée sous promotion.',
  },
  formulaInWords: { en: 'revenue on promotion ÷ sales', fr: 'CA sous promotion ÷ ventes' },
  example: { given: { 'gross[promotion!=]': 50, 'discount[promotion!=]': 15, gross: 120, discount: 20 }, result: 0.35 },
  owner: 'Marketing',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
