import type { FactoryKpi } from '../../factory-kpi';
import { MARKETPLACE_FEES_BY_PAYMENT } from '../cost-inputs';
import { PAYMENT_DIMENSIONS, PAYMENT_SOURCES } from '../shared';

export const marketplaceFees: FactoryKpi = {
  id: 'marketplace_fees',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: { when_any: [{ measure: 'marketplace_fee_known' }], value: { measure: 'marketplace_fee' } },
  basis: 'payment_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Marketplace commissions', fr: 'Commissions des places de marché' },
  description: {
    en: 'What marketplaces keep of the sales made there: the fee of the payment, or the channel’s agreed rate where the payment names none.',
    fr: 'Ce que les places de marché retiennent sur les ventes : les frais du paiement, ou à défaut le taux convenu du canal.',
  },
  formulaInWords: {
    en: 'fees of captured payments on marketplaces',
    fr: 'frais des paiements encaissés sur places de marché',
  },
  example: { given: { marketplace_fee_known: 1, marketplace_fee: 9 }, result: 9 },
  owner: 'Finance',
  sources: PAYMENT_SOURCES,
  dimensions: [...PAYMENT_DIMENSIONS],
  requires: 'margin:read',
  inputs: [MARKETPLACE_FEES_BY_PAYMENT],
};
