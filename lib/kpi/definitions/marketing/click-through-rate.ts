import type { FactoryKpi } from '../../factory-kpi';
import { AD_SOURCES, CAMPAIGN_DIMENSIONS } from '../shared';

export const clickThroughRate: FactoryKpi = {
  id: 'click_through_rate',
  version: 1,
  family: 'marketing',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'clicks' }, { kpi: 'impressions' }] },
  basis: 'spend_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Click-through rate', fr: 'Taux de clic' },
  description: { en: 'Clicks per impression.', fr: 'Part des affichages qui mènent à un clic.' },
  formulaInWords: { en: 'clicks ÷ impressions', fr: 'clics ÷ impressions' },
  example: { given: { clicks: 25, impressions: 1000 }, result: 0.025 },
  owner: 'Marketing',
  sources: AD_SOURCES,
  dimensions: [...CAMPAIGN_DIMENSIONS],
};
