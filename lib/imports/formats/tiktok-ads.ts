import type { Format } from '../format';
import { AdReportHandler } from './parts/ad-report-handler';
import { fieldSpec } from './parts/field-spec';
import { PERIOD_ASKS } from './parts/period-asks';

const field = fieldSpec;

/** TikTok Ads Manager. Without a column of days its period stands in the name of the file only. */
export const tiktokAds: Format = {
  id: 'tiktok-ads',
  label: { en: 'TikTok Ads', fr: 'TikTok Ads' },
  source: { code: 'tiktok-ads', name: 'TikTok Ads', kind: 'ads' },
  fields: [
    field('day', 'date', 'Day', 'Jour', 'By Day | Stat time day | Par jour'),
    field('campaign_name', 'text', 'Campaign name', 'Nom de la campagne', 'Campaign name | Nom de la campagne'),
    field('campaign_ref', 'text', 'Campaign ID', 'ID de la campagne', 'Campaign ID | ID de la campagne'),
    field('objective', 'text', 'Objective', 'Objectif', 'Advertising objective | Objectif publicitaire'),
    field('ad_set', 'text', 'Ad group', 'Groupe de publicités', 'Ad group name | Nom du groupe de publicités'),
    field('ad', 'text', 'Ad', 'Publicité', 'Ad name | Nom de la publicité'),
    field('age', 'text', 'Age', 'Âge', 'Age | Âge'),
    field('gender', 'text', 'Gender', 'Genre', 'Gender | Genre'),
    field('spend', 'amount', 'Cost', 'Coût', 'Cost | Coût'),
    field('currency', 'text', 'Currency', 'Devise', 'Currency | Devise'),
    field('impressions', 'integer', 'Impressions', 'Impressions', 'Impressions'),
    field('reach', 'integer', 'Reach', 'Couverture', 'Reach | Couverture'),
    field(
      'clicks',
      'integer',
      'Clicks',
      'Clics',
      'Clicks (destination) | Clics (destination) | Clicks (all) | Clics (tous) | Clicks',
    ),
    field('engagements', 'integer', 'Engagements', 'Interactions', 'Total engagement | Engagements'),
    field(
      'purchases',
      'number',
      'Purchases claimed by TikTok',
      'Achats revendiqués par TikTok',
      'Purchases (website) | Complete payment | Payment completions (website) | Payment completions | Purchases | Achats (site web)',
    ),
    field(
      'claimed_revenue',
      'amount',
      'Value of purchases claimed by TikTok',
      'Valeur des achats revendiquée par TikTok',
      'Purchase value (website) | Total complete payment value | Payment completion value (website) | Purchase value | Valeur des achats (site web)',
    ),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['spend'], ['impressions']],
  exact: ['Campaign name', 'Cost', 'Impressions', 'Clicks (destination)'],
  needsConfirmation: true,
  facts: ['stage_ad_spend'],
  asks: PERIOD_ASKS,
  open: (context) => new AdReportHandler(context, { platform: 'tiktok' }),
};
