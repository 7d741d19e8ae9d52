import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const newCustomerRevenue: FactoryKpi = {
  id: 'new_customer_revenue',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: {
    subtract: [
      {
        subtract: [
          { measure: 'gross', where: [{ dimension: 'customer_status', in: ['new'] }] },
          { measure: 'discount', where: [{ dimension: 'customer_status', in: ['new'] }] },
        ],
      },
      { measure: 'refund', where: [{ dimension: 'customer_status', in: ['new'] }] },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Net revenue of new customers', fr: 'CA net des nouveaux clients' },
  description: {
    en: 'Net revenue of first valid orders. New or returning is told at the time of the order.',
    fr: 'Chiffre d’affaires net des premières commandes valides. Nouveau ou ancien : tel qu’au moment de la commande.',
  },
  formulaInWords: { en: 'net revenue of new customers', fr: 'CA net des nouveaux clients' },
  example: {
    given: { 'gross[customer_status=new]': 80, 'discount[customer_status=new]': 8, 'refund[customer_status=new]': 2 },
    result: 70,
  },
  owner: 'Marketing',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
