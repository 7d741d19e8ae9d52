import type { FactoryKpi } from '../../factory-kpi';
import { CAMPAIGN_DIMENSIONS, ORDER_SOURCES, SESSION_SOURCES } from '../shared';

export const attributedRevenue: FactoryKpi = {
  id: 'attributed_revenue',
  version: 1,
  family: 'marketing',
  kind: 'derived',
  formula: {
    subtract: [
      { subtract: [{ measure: 'attributed_gross' }, { measure: 'attributed_discount' }] },
      { measure: 'attributed_refund' },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Attributed revenue (last touch)', fr: 'CA attribué (dernier contact)' },
  description: {
    en: 'Net revenue of the orders whose last touch in the lookback window was a campaign.',
    fr: 'CA net des commandes dont le dernier point de contact, dans la fenêtre d’attribution, est une campagne.',
  },
  formulaInWords: { en: 'net revenue of orders with a campaign', fr: 'CA net des commandes issues de campagnes' },
  example: { given: { attributed_gross: 200, attributed_discount: 30, attributed_refund: 10 }, result: 160 },
  owner: 'Marketing',
  sources: [...ORDER_SOURCES, ...SESSION_SOURCES],
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
