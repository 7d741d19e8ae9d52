import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS } from '../shared';

export const clicks: FactoryKpi = {
  id: 'clicks',
  version: 1,
  family: 'marketing',
  kind: 'aggregate',
  formula: { measure: 'clicks' },
  basis: 'spend_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Clicks', fr: 'Clics' },
  description: {
    en: 'Clicks on advertisements, as the platforms report them.',
    fr: 'Clics sur les annonces, déclarés par les plateformes.',
  },
  formulaInWords: { en: 'sum of clicks', fr: 'somme des clics' },
  example: { given: { clicks: 25 }, result: 25 },
  owner: 'Marketing',
  sources: AD_SOURCES,
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
