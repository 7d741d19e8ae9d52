import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS, COST_SOURCES, ORDER_SOURCES } from '../shared';

export const marketingRoi: FactoryKpi = {
  id: 'marketing_roi',
  version: 1,
  family: 'marketing',
  kind: 'ratio',
  formula: {
    divide: [
      {
        subtract: [
          {
            when_any: [{ measure: 'attributed_costed_net' }, { measure: 'attributed_cost' }],
            value: { subtract: [{ measure: 'attributed_costed_net' }, { measure: 'attributed_cost' }] },
          },
          { kpi: 'ad_spend' },
        ],
      },
      { kpi: 'ad_spend' },
    ],
  },
  basis: 'order_and_refund_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Marketing ROI', fr: 'ROI marketing' },
  description: {
    en: 'Gross margin of the orders whose last touch was a campaign, less advertising spend, per unit of spend. Zero means that margin paid the advertising back exactly. It cannot be computed without spend or without known costs.',
    fr: 'Marge brute des commandes dont le dernier point de contact est une campagne, moins les dépenses publicitaires, rapportée à ces dépenses. Zéro signifie que la marge rembourse exactement la publicité. Incalculable sans dépense ou sans coût connu.',
  },
  formulaInWords: {
    en: '(gross margin of orders with a campaign − advertising spend) ÷ advertising spend',
    fr: '(marge brute des commandes issues de campagnes − dépenses publicitaires) ÷ dépenses publicitaires',
  },
  example: { given: { attributed_costed_net: 160, attributed_cost: 60, spend: 40 }, result: 1.5 },
  owner: 'Marketing',
  sources: [...AD_SOURCES, ...ORDER_SOURCES, ...COST_SOURCES],
  dimensions: [...CAMPAIGN_DIMENSIONS],
  requires: 'margin:read',
};
