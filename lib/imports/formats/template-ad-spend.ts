import { CURRENCY, column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateAdSpend = templateFormat({
  id: 'template-ad-spend',
  label: { en: 'Advertising by day', fr: 'Publicité par jour' },
  purpose: {
    en: 'Spend and results of any advertising platform, one row per day and campaign.',
    fr: 'Dépenses et résultats de n’importe quelle régie, une ligne par jour et par campagne.',
  },
  source: { code: 'ad-sheet', name: 'Advertising sheet', kind: 'ads' },
  fields: [
    column('day', 'date', 'Day', 'Jour', '2026-03-17', {
      required: true,
      synonyms: 'date, c date, jour de diffusion',
    }),
    column('platform', 'key', 'Platform', 'Régie', 'google', {
      synonyms: 'network, ad platform, publisher, plateforme, reseau, canal publicitaire',
    }),
    column('campaign', 'key', 'Campaign', 'Campagne', 'Google – marque', {
      synonyms: 'campaign name, nom de la campagne, nom campagne, xyz campaign id',
      hint: {
        en: 'Name or code of the campaign. A name that is not known yet makes a campaign.',
        fr: 'Nom ou code de la campagne. Un nom encore inconnu crée une campagne.',
      },
    }),
    column('campaign_id', 'key', 'Campaign id', 'Identifiant de campagne', '', {
      synonyms: 'id campaign, id de campagne, id campagne',
    }),
    column('campaign_type', 'text', 'Campaign type', 'Type de campagne', 'search_brand', {
      synonyms: 'type, category, campaign category, categorie',
    }),
    column('objective', 'text', 'Objective', 'Objectif', '', { synonyms: 'goal, but' }),
    column('ad_set', 'key', 'Ad set', 'Ensemble de publicités', '', {
      synonyms: 'ad group, ad set name, groupe d annonces, fb campaign id',
    }),
    column('ad', 'key', 'Ad', 'Publicité', '', { synonyms: 'ad name, ad id, annonce, nom de la publicite' }),
    column('age', 'key', 'Age', 'Âge', '', { synonyms: 'age group, tranche d age' }),
    column('gender', 'key', 'Gender', 'Genre', '', { synonyms: 'sex, sexe' }),
    column('device', 'key', 'Device', 'Appareil', '', { synonyms: 'device type, type d appareil' }),
    column('spend', 'amount', 'Spend', 'Dépense', '125.4', {
      required: true,
      synonyms: `cost, amount spent, ad spend, spent, mark spent, ad cost, montant depense, cout, depenses, investissement`,
    }),
    CURRENCY,
    column('impressions', 'integer', 'Impressions', 'Impressions', '18250', { synonyms: 'impr, views, affichages' }),
    column('reach', 'integer', 'Reach', 'Couverture', '', { synonyms: 'portee, personnes touchees' }),
    column('clicks', 'integer', 'Clicks', 'Clics', '412', { synonyms: 'link clicks, clics sur le lien' }),
    column('orders', 'number', 'Orders claimed', 'Commandes annoncées', '9', {
      synonyms: 'conversions, purchases, orders, approved conversion, results, achats, commandes',
      hint: {
        en: 'As the platform counts them: shown beside your own orders, never added to them.',
        fr: 'Selon la régie : affichées à côté de vos commandes, jamais ajoutées.',
      },
    }),
    column('revenue', 'amount', 'Revenue claimed', 'Chiffre d’affaires annoncé', '512.3', {
      synonyms: 'conversion value, revenue, conv value, purchase value, valeur de conversion, chiffre d affaires, ca',
    }),
  ],
  facts: ['stage_ad_spend'],
  toStage(row, { currency, refuse }) {
    const day = dayOf(row.day);
    // A sheet without campaigns is one campaign per platform and type.
    const name = row.campaign || (row.campaign_id ? '' : [row.platform, row.campaign_type].filter(Boolean).join(' '));
    if (!name && !row.campaign_id) refuse('campaign', 'missing');
    return [
      [
        'stage_ad_spend',
        {
          start_day: day,
          end_day: day,
          platform: row.platform,
          campaign_ref: row.campaign_id,
          campaign_name: name,
          campaign_type: row.campaign_type,
          objective: row.objective,
          ad_set: row.ad_set,
          ad: row.ad,
          age: row.age,
          gender: row.gender,
          device: row.device,
          currency,
          spend: row.spend,
          impressions: row.impressions,
          reach: row.reach,
          clicks: row.clicks,
          claimed_orders: row.orders,
          claimed_revenue: row.revenue,
        },
      ],
    ];
  },
});
