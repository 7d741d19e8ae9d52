import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS } from '../shared';

export const costPerClick: FactoryKpi = {
  id: 'cost_per_click',
  version: 1,
  family: 'marketing',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'ad_spend' }, { kpi: 'clicks' }] },
  basis: 'spend_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Cost per click', fr: 'Coût par clic' },
  description: { en: 'Advertising spend per click.', fr: 'Dépenses publicitaires par clic.' },
  formulaInWords: { en: 'advertising spend ÷ clicks', fr: 'dépenses publicitaires ÷ clics' },
  example: { given: { spend: 40, clicks: 25 }, result: 1.6 },
  owner: 'Marketing',
  sources: AD_SOURCES,
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
