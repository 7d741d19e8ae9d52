import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS } from '../shared';

export const adSpend: FactoryKpi = {
  id: 'ad_spend',
  version: 1,
  family: 'marketing',
  kind: 'aggregate',
  formula: { measure: 'spend' },
  basis: 'spend_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Advertising spend', fr: 'Dépenses publicitaires' },
  description: {
    en: 'Advertising costs as the platforms report them: media, fees, products given, commissions.',
    fr: 'Coûts publicitaires déclarés par les plateformes : média, honoraires, produits offerts, commissions.',
  },
  formulaInWords: { en: 'sum of advertising costs', fr: 'somme des coûts publicitaires' },
  example: { given: { spend: 40 }, result: 40 },
  owner: 'Marketing',
  sources: AD_SOURCES,
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
