import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const returningRevenueShare: FactoryKpi = {
  id: 'returning_revenue_share',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: {
    divide: [
      { kpi: 'returning_customer_revenue' },
      { add: [{ kpi: 'new_customer_revenue' }, { kpi: 'returning_customer_revenue' }] },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'none',
  additivity: 'non_additive',
  label: { en: 'Revenue share of returning customers', fr: 'Part du CA des clients anciens' },
  description: {
    en: 'Share of returning customers in the net revenue of identified customers.',
    fr: 'Part des clients anciens dans le CA net des clients identifiés.',
  },
  formulaInWords: {
    en: 'net revenue of returning customers ÷ that of new and returning customers',
    fr: 'CA net des clients anciens ÷ celui des nouveaux et des anciens',
  },
  example: {
    given: {
      'gross[customer_status=returning]': 80,
      'discount[customer_status=returning]': 8,
      'refund[customer_status=returning]': 2,
      'gross[customer_status=new]': 33,
      'discount[customer_status=new]': 3,
      'refund[customer_status=new]': 0,
    },
    result: 0.7,
  },
  owner: 'Marketing',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
