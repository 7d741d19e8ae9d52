import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const returnOnAdSpend: FactoryKpi = {
  id: 'return_on_ad_spend',
  version: 1,
  family: 'marketing',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'attributed_revenue' }, { kpi: 'ad_spend' }] },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Return on ad spend (ROAS)', fr: 'Retour sur dépenses publicitaires (ROAS)' },
  description: {
    en: 'Net revenue of the orders whose last touch was a campaign, per unit of spend.',
    fr: 'CA net des commandes dont le dernier point de contact est une campagne, rapporté aux dépenses publicitaires.',
  },
  formulaInWords: { en: 'attributed revenue ÷ advertising spend', fr: 'CA attribué ÷ dépenses publicitaires' },
  example: { given: { attributed_gross: 200, attributed_discount: 30, attributed_refund: 10, spend: 40 }, result: 4 },
  owner: 'Marketing',
  sources: [...AD_SOURCES, ...ORDER_SOURCES],
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
