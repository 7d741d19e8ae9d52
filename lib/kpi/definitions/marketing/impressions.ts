import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS } from '../shared';

export const impressions: FactoryKpi = {
  id: 'impressions',
  version: 1,
  family: 'marketing',
  kind: 'aggregate',
  formula: { measure: 'impressions' },
  basis: 'spend_day',
  unit: 'count',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Impressions', fr: 'Impressions' },
  description: {
    en: 'How often advertisements were shown, as the platforms report it.',
    fr: 'Nombre d’affichages des annonces, déclaré par les plateformes.',
  },
  formulaInWords: { en: 'sum of impressions', fr: 'somme des impressions' },
  example: { given: { impressions: 1000 }, result: 1000 },
  owner: 'Marketing',
  sources: AD_SOURCES,
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
