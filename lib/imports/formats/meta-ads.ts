import type { Format } from '../format';
import { AdReportHandler } from './parts/ad-report-handler';
import { fieldSpec } from './parts/field-spec';
import { PERIOD_ASKS } from './parts/period-asks';

const field = fieldSpec;
const META: Format['source'] = { code: 'meta-ads', name: 'Meta Ads', kind: 'ads' };

/**
 * Meta Ads Manager, English and French, by day or for a period, split by age, gender, platform or placement. Results
 * that Meta claims for itself are kept beside, never mixed with the shop's own orders.
 */
export const metaAds: Format = {
  id: 'meta-ads',
  label: { en: 'Meta Ads (Facebook, Instagram)', fr: 'Meta Ads (Facebook, Instagram)' },
  source: META,
  fields: [
    field('day', 'date', 'Day', 'Jour', 'Day | Jour'),
    field(
      'start',
      'date',
      'Reporting starts',
      'Début des rapports',
      'Reporting starts | Début des rapports | Début du rapport',
    ),
    field('end', 'date', 'Reporting ends', 'Fin des rapports', 'Reporting ends | Fin des rapports | Fin du rapport'),
    field(
      'campaign_name',
      'text',
      'Campaign name',
      'Nom de la campagne',
      'Campaign name | Nom de la campagne | Nom de campagne',
    ),
    field(
      'campaign_ref',
      'text',
      'Campaign ID',
      'ID de la campagne',
      'Campaign ID | ID de la campagne | ID de campagne | Identifiant de la campagne',
    ),
    field(
      'objective',
      'text',
      'Objective',
      'Objectif',
      'Objective | Campaign objective | Objectif | Objectif de la campagne',
    ),
    field(
      'ad_set',
      'text',
      'Ad set',
      'Ensemble de publicités',
      `Ad set name | Nom de l'ensemble de publicités | Ad set | Nom de l’ensemble de publicités`,
    ),
    field('ad', 'text', 'Ad', 'Publicité', 'Ad name | Nom de la publicité'),
    field('platform', 'text', 'Platform', 'Plateforme', 'Platform | Plateforme | Publisher platform | Plate-forme'),
    field('placement', 'text', 'Placement', 'Placement', 'Placement | Emplacement'),
    field('age', 'text', 'Age', 'Âge', 'Age | Âge | Tranche d’âge'),
    field('gender', 'text', 'Gender', 'Genre', 'Gender | Genre | Sexe'),
    field(
      'device',
      'text',
      'Device',
      'Appareil',
      `Impression device | Device platform | Appareil d'impression | Plateforme de l'appareil`,
    ),
    field('spend', 'amount', 'Amount spent', 'Montant dépensé', 'Amount spent | Montant dépensé'),
    field('currency', 'text', 'Currency', 'Devise', 'Currency | Account currency | Devise | Devise du compte'),
    field('impressions', 'integer', 'Impressions', 'Impressions', 'Impressions'),
    field('reach', 'integer', 'Reach', 'Couverture', 'Reach | Couverture | Portée'),
    field(
      'clicks',
      'integer',
      'Clicks',
      'Clics',
      'Link clicks | Clics sur un lien | Clics sur le lien | Clicks (all) | Clics (tous)',
    ),
    field(
      'engagements',
      'integer',
      'Engagements',
      'Interactions',
      'Post engagements | Post engagement | Interactions avec la publication',
    ),
    field(
      'purchases',
      'number',
      'Purchases claimed by Meta',
      'Achats revendiqués par Meta',
      'Purchases | Achats | Website purchases | Achats sur le site web',
    ),
    field('results', 'number', 'Results', 'Résultats', 'Results | Résultats'),
    field(
      'result_kind',
      'text',
      'What a result is',
      'Nature du résultat',
      'Result indicator | Result type | Indicateur de résultat | Type de résultat',
    ),
    field(
      'claimed_revenue',
      'amount',
      'Value of purchases claimed by Meta',
      'Valeur des achats revendiquée par Meta',
      'Purchases conversion value | Purchase conversion value | Valeur de conversion des achats | Website purchases conversion value | Valeur de conversion des achats sur le site web',
    ),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['spend']],
  exact: ['Campaign name', 'Amount spent'],
  facts: ['stage_ad_spend'],
  asks: PERIOD_ASKS,
  open: (context) =>
    new AdReportHandler(context, { platform: 'meta', segments: ['placement'], splitSource: META.code }),
};
