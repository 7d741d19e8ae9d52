import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const revenuePerCustomer: FactoryKpi = {
  id: 'revenue_per_customer',
  version: 1,
  family: 'customers',
  kind: 'ratio',
  formula: {
    divide: [
      {
        subtract: [
          {
            subtract: [
              { measure: 'gross', where: [{ dimension: 'customer_status', not_in: ['unidentified'] }] },
              { measure: 'discount', where: [{ dimension: 'customer_status', not_in: ['unidentified'] }] },
            ],
          },
          { measure: 'refund', where: [{ dimension: 'customer_status', not_in: ['unidentified'] }] },
        ],
      },
      { measure: 'active_customers' },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Revenue per customer', fr: 'CA par client' },
  description: {
    en: 'Net revenue of identified customers over the customers active in the period.',
    fr: 'CA net des clients identifiés rapporté aux clients actifs de la période.',
  },
  formulaInWords: {
    en: 'net revenue of identified customers ÷ active customers',
    fr: 'CA net des clients identifiés ÷ clients actifs',
  },
  example: {
    given: {
      'gross[customer_status!=unidentified]': 120,
      'discount[customer_status!=unidentified]': 20,
      'refund[customer_status!=unidentified]': 10,
      active_customers: 2,
    },
    result: 45,
  },
  owner: 'Marketing',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
