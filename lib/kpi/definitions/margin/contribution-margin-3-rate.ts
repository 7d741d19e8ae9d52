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

export const contributionMargin3Rate: FactoryKpi = {
  id: 'contribution_margin_3_rate',
  version: 1,
  family: 'margin',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'contribution_margin_3' }, { measure: 'costed_net' }] },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Contribution margin 3 rate', fr: 'Taux de marge sur coûts variables 3' },
  description: {
    en: 'Contribution margin 3 per unit of net revenue whose cost is known.',
    fr: 'Marge sur coûts variables 3 rapportée au CA net au coût connu.',
  },
  formulaInWords: {
    en: 'contribution margin 3 ÷ net revenue with known cost',
    fr: 'marge sur coûts variables 3 ÷ CA net au coût connu',
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
    result: 0.3,
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
