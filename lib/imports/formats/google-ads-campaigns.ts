import type { Format } from '../format';
import { AdReportHandler } from './parts/ad-report-handler';
import { fieldSpec } from './parts/field-spec';
import { GOOGLE_ADS_FIELDS } from './parts/google-ads-fields';
import { GOOGLE_ADS } from './parts/google-ads-source';
import { PERIOD_ASKS } from './parts/period-asks';

/** Google Ads' report of campaigns, English and French, with or without segments. */
export const googleAdsCampaigns: Format = {
  id: 'google-ads-campaigns',
  label: { en: 'Google Ads: campaigns', fr: 'Google Ads : campagnes' },
  source: GOOGLE_ADS,
  fields: [
    ...GOOGLE_ADS_FIELDS,
    fieldSpec('campaign_type', 'text', 'Campaign type', 'Type de campagne', 'Campaign type | Type de campagne'),
    fieldSpec('ad_set', 'text', 'Ad group', `Groupe d'annonces`, `Ad group | Groupe d'annonces`),
    fieldSpec('device', 'text', 'Device', 'Appareil', 'Device | Appareil'),
    fieldSpec(
      'network',
      'text',
      'Network',
      'Réseau',
      'Network | Réseau | Network (with search partners) | Réseau (avec les partenaires du Réseau de Recherche)',
    ),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['spend'], ['impressions', 'clicks']],
  // "Impressions" is how the report's help calls it: files write "Impr.", so reports of keywords, which have these too, win.
  exact: ['Campaign', 'Cost', 'Impressions'],
  facts: ['stage_ad_spend'],
  asks: PERIOD_ASKS,
  open: (context) => new AdReportHandler(context, { platform: 'google', segments: ['network'] }),
};
