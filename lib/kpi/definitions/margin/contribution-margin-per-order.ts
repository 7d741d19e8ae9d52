import type { FactoryKpi } from '../../factory-kpi';
import { FULFILMENT_INPUT, MARKETPLACE_FEES_INPUT, PAYMENT_FEES_INPUT } from '../cost-inputs';
import {
  COST_SOURCES,
  ORDER_DIMENSIONS,
  ORDER_SOURCES,
  PAYMENT_SOURCES,
  REFUND_SOURCES,
  SHIPMENT_SOURCES,
} from '../shared';

export const contributionMarginPerOrder: FactoryKpi = {
  id: 'contribution_margin_per_order',
  version: 1,
  family: 'margin',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'contribution_margin_2' }, { kpi: 'order_count' }] },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Contribution margin per order', fr: 'Marge sur coûts variables par commande' },
  description: {
    en: 'Contribution margin 2, after shipping, fees and returns, per valid order. By region it shows where selling pays.',
    fr: 'Marge sur coûts variables 2, après expédition, frais et retours, par commande valide. Par région, elle montre où vendre rapporte.',
  },
  formulaInWords: { en: 'contribution margin 2 ÷ orders', fr: 'marge sur coûts variables 2 ÷ commandes' },
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
      orders: 4,
    },
    result: 10,
  },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES, ...COST_SOURCES, ...SHIPMENT_SOURCES, ...PAYMENT_SOURCES],
  dimensions: [...ORDER_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
  inputs: [FULFILMENT_INPUT, PAYMENT_FEES_INPUT, MARKETPLACE_FEES_INPUT],
};
