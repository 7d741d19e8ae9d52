import type { Format } from '../format';
import { fieldSpec } from './parts/field-spec';
import { GOOGLE_ADS_FIELDS } from './parts/google-ads-fields';
import { GOOGLE_ADS } from './parts/google-ads-source';
import { KeywordReportHandler } from './parts/keyword-report-handler';
import { PERIOD_ASKS } from './parts/period-asks';

/** Google Ads' report of the keywords that are bid on. They are parts of a campaign's spend, never added to it. */
export const googleAdsKeywords: Format = {
  id: 'google-ads-keywords',
  label: { en: 'Google Ads: search keywords', fr: 'Google Ads : mots clés' },
  source: GOOGLE_ADS,
  fields: [
    fieldSpec(
      'keyword',
      'text',
      'Keyword',
      'Mot clé',
      'Keyword | Search keyword | Mot clé | Mot clé pour le Réseau de Recherche | Mot-clé | Mots clés',
    ),
    fieldSpec('match_type', 'text', 'Match type', 'Type de correspondance', 'Match type | Type de correspondance'),
    fieldSpec('ad_group', 'text', 'Ad group', `Groupe d'annonces`, `Ad group | Groupe d'annonces`),
    ...GOOGLE_ADS_FIELDS,
  ],
  requires: [['keyword'], ['campaign_name', 'campaign_ref'], ['spend']],
  exact: ['Keyword', 'Campaign', 'Match type', 'Cost'],
  facts: ['stage_keyword'],
  asks: PERIOD_ASKS,
  open: (context) => new KeywordReportHandler(context, 'keyword'),
};
