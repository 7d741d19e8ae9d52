import type { FieldSpec } from '../../format';
import { fieldSpec } from './field-spec';

/** What reports of campaigns, keywords and search terms have in common. */
export const GOOGLE_ADS_FIELDS: readonly FieldSpec[] = [
  fieldSpec('day', 'date', 'Day', 'Jour', 'Day | Jour'),
  fieldSpec('week', 'date', 'Week', 'Semaine', 'Week | Semaine'),
  fieldSpec('month', 'text', 'Month', 'Mois', 'Month | Mois'),
  fieldSpec('campaign_name', 'text', 'Campaign', 'Campagne', 'Campaign | Campagne'),
  fieldSpec(
    'campaign_ref',
    'text',
    'Campaign ID',
    'ID de campagne',
    'Campaign ID | ID de campagne | ID de la campagne | Code campagne',
  ),
  fieldSpec('spend', 'amount', 'Cost', 'Coût', 'Cost | Coût'),
  fieldSpec(
    'currency',
    'text',
    'Currency',
    'Devise',
    'Currency code | Code de la devise | Code devise | Currency | Devise',
  ),
  fieldSpec('impressions', 'integer', 'Impressions', 'Impressions', 'Impr. | Impressions'),
  fieldSpec('clicks', 'integer', 'Clicks', 'Clics', 'Clicks | Clics'),
  fieldSpec(
    'purchases',
    'number',
    'Conversions claimed by Google',
    'Conversions revendiquées par Google',
    'Conversions | Conv.',
  ),
  fieldSpec(
    'claimed_revenue',
    'amount',
    'Value of conversions claimed by Google',
    'Valeur des conversions revendiquée par Google',
    'Conv. value | Conversion value | Total conv. value | Valeur conv. | Valeur de conv. | Valeur de conversion | Valeur des conversions',
  ),
];
