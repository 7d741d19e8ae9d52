import type { Format } from '../format';
import { fieldSpec } from './parts/field-spec';
import { GOOGLE_ADS_FIELDS } from './parts/google-ads-fields';
import { GOOGLE_ADS } from './parts/google-ads-source';
import { KeywordReportHandler } from './parts/keyword-report-handler';
import { PERIOD_ASKS } from './parts/period-asks';

/** Google Ads' report of what people typed before they saw an ad. */
export const googleAdsSearchTerms: Format = {
  id: 'google-ads-search-terms',
  label: { en: 'Google Ads: search terms', fr: 'Google Ads : termes de recherche' },
  source: GOOGLE_ADS,
  fields: [
    fieldSpec(
      'term',
      'text',
      'Search term',
      'Terme de recherche',
      'Search term | Terme de recherche | Termes de recherche',
    ),
    fieldSpec('keyword', 'text', 'Keyword', 'Mot clé', 'Keyword | Mot clé | Mot-clé'),
    fieldSpec('match_type', 'text', 'Match type', 'Type de correspondance', 'Match type | Type de correspondance'),
    fieldSpec('ad_group', 'text', 'Ad group', `Groupe d'annonces`, `Ad group | Groupe d'annonces`),
    ...GOOGLE_ADS_FIELDS,
  ],
  requires: [['term'], ['campaign_name', 'campaign_ref'], ['spend']],
  exact: ['Search term', 'Campaign', 'Match type', 'Cost', 'Clicks'],
  needsConfirmation: true,
  facts: ['stage_keyword'],
  asks: PERIOD_ASKS,
  open: (context) => new KeywordReportHandler(context, 'term'),
};
