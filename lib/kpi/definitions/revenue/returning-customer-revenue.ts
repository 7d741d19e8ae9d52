import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const returningCustomerRevenue: FactoryKpi = {
  id: 'returning_customer_revenue',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: {
    subtract: [
      {
        subtract: [
          { measure: 'gross', where: [{ dimension: 'customer_status', in: ['returning'] }] },
          { measure: 'discount', where: [{ dimension: 'customer_status', in: ['returning'] }] },
        ],
      },
      { measure: 'refund', where: [{ dimension: 'customer_status', in: ['returning'] }] },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Net revenue of returning customers', fr: 'CA net des clients anciens' },
  description: {
    en: 'Net revenue of identified customers’ orders after their first.',
    fr: 'Chiffre d’affaires net des commandes de clients identifiés après leur première.',
  },
  formulaInWords: { en: 'net revenue of returning customers', fr: 'CA net des clients anciens' },
  example: {
    given: {
      'gross[customer_status=returning]': 80,
      'discount[customer_status=returning]': 8,
      'refund[customer_status=returning]': 2,
    },
    result: 70,
  },
  owner: 'Marketing',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
