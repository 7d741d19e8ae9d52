import type { FactoryKpi } from '../../factory-kpi';
import { FULFILMENT_INPUT, MARKETPLACE_FEES_INPUT, PAYMENT_FEES_INPUT, SPEND_INPUT } from '../cost-inputs';
import {
  AD_SOURCES,
  CAMPAIGN_DIMENSIONS,
  COST_SOURCES,
  ORDER_SOURCES,
  PAYMENT_SOURCES,
  REFUND_SOURCES,
  SHIPMENT_SOURCES,
} from '../shared';

export const contributionMargin3: FactoryKpi = {
  id: 'contribution_margin_3',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: {
    when_any: [{ measure: 'spend_known' }],
    value: { subtract: [{ kpi: 'contribution_margin_2' }, { measure: 'spend' }] },
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Contribution margin 3', fr: 'Marge sur coûts variables 3' },
  description: {
    en: 'What remains after advertising too: what sales contribute to fixed costs and profit. By campaign, orders belong to the campaign of their last touch.',
    fr: 'Ce qui reste aussi après la publicité : ce que les ventes apportent aux charges fixes et au résultat. Par campagne, une commande revient à celle de son dernier point de contact.',
  },
  formulaInWords: {
    en: 'contribution margin 2 − advertising spend',
    fr: 'marge sur coûts variables 2 − dépenses publicitaires',
  },
  example: {
    given: {
      costed_net: 100,
      cost: 40,
      goods_cost_known: 1,
      fulfilment_known: 1,
      payment_fee_known: 1,
      marketplace_fee_known: 1,
      freight_cost: 8,
      packaging_cost: 2,
      payment_fee: 3,
      marketplace_fee: 7,
      spend_known: 1,
      spend: 10,
    },
    result: 30,
  },
  owner: 'Finance',
  sources: [
    ...ORDER_SOURCES,
    ...REFUND_SOURCES,
    ...COST_SOURCES,
    ...SHIPMENT_SOURCES,
    ...PAYMENT_SOURCES,
    ...AD_SOURCES,
  ],
  dimensions: [...CAMPAIGN_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
  inputs: [FULFILMENT_INPUT, PAYMENT_FEES_INPUT, MARKETPLACE_FEES_INPUT, SPEND_INPUT],
};
