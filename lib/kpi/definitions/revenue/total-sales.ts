import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const totalSales: FactoryKpi = {
  id: 'total_sales',
  version: 1,
  family: 'revenue',
  kind: 'derived',
  formula: {
    subtract: [
      { add: [{ kpi: 'net_revenue' }, { measure: 'shipping' }, { measure: 'tax' }] },
      { add: [{ measure: 'refund_shipping' }, { measure: 'refund_tax' }] },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Total sales', fr: 'Ventes totales' },
  description: {
    en: 'Everything that customers paid and did not get back: net revenue, shipping and tax, each less what was refunded of it.',
    fr: 'Tout ce que les clients ont payé sans que cela leur soit rendu : CA net, frais de port et taxes, chacun déduction faite des remboursements.',
  },
  formulaInWords: {
    en: 'net revenue + shipping + tax − refunded shipping and tax',
    fr: 'CA net + frais de port + taxes − frais de port et taxes remboursés',
  },
  example: {
    given: { gross: 120, discount: 20, refund: 10, shipping: 5, tax: 18, refund_shipping: 0, refund_tax: 2 },
    result: 111,
  },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...ORDER_DIMENSIONS],
};
