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

export const contributionMargin2: FactoryKpi = {
  id: 'contribution_margin_2',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: {
    when_any: [{ measure: 'goods_cost_known' }],
    value: {
      when_any: [{ measure: 'fulfilment_known' }],
      value: {
        when_any: [{ measure: 'payment_fee_known' }],
        value: {
          when_any: [{ measure: 'marketplace_fee_known' }],
          value: {
            subtract: [
              { subtract: [{ measure: 'costed_net' }, { measure: 'cost' }] },
              {
                add: [
                  { measure: 'freight_cost' },
                  { measure: 'packaging_cost' },
                  { measure: 'payment_fee', basis: 'order_day' },
                  { measure: 'marketplace_fee', basis: 'order_day' },
                ],
              },
            ],
          },
        },
      },
    },
  },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Contribution margin 2', fr: 'Marge sur coûts variables 2' },
  description: {
    en: 'What remains of the gross profit after sending the goods and being paid for them. Costs count on the day of the order. It cannot be computed while one of these costs is unknown throughout.',
    fr: 'Ce qui reste de la marge brute après l’expédition et l’encaissement. Les coûts comptent au jour de la commande. Incalculable tant qu’un de ces coûts est entièrement inconnu.',
  },
  formulaInWords: {
    en: 'contribution margin 1 − freight − packaging − payment fees − marketplace commissions',
    fr: 'marge sur coûts variables 1 − transport − emballage − frais de paiement − commissions des places de marché',
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
    },
    result: 40,
  },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES, ...COST_SOURCES, ...SHIPMENT_SOURCES, ...PAYMENT_SOURCES],
  dimensions: [...ORDER_DIMENSIONS],
  requires: 'margin:read',
  coverage: { known: { measure: 'costed_net' }, of: { kpi: 'net_revenue' } },
  inputs: [FULFILMENT_INPUT, PAYMENT_FEES_INPUT, MARKETPLACE_FEES_INPUT],
};
