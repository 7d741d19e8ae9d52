import { CURRENCY, column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

const KINDS: Readonly<Record<string, string>> = {
  fee: 'fee',
  fixed: 'fee',
  cachet: 'fee',
  forfait: 'fee',
  honoraires: 'fee',
  commission: 'commission',
  product: 'product',
  products: 'product',
  produit: 'product',
  produits: 'product',
  gift: 'product',
  dotation: 'product',
  media: 'media',
  boost: 'media',
};

export const templateInfluencers = templateFormat({
  id: 'template-influencers',
  label: { en: 'Influencer costs', fr: 'Coûts d’influence' },
  purpose: {
    en: 'Fees, products given and commissions by influencer and campaign, as part of what marketing costs.',
    fr: 'Cachets, dotations et commissions par influenceur et campagne, comptés dans le coût du marketing.',
  },
  source: { code: 'influencers', name: 'Influencer costs', kind: 'manual' },
  fields: [
    column('day', 'date', 'Day', 'Jour', '2026-03-17', {
      required: true,
      synonyms: 'date, publication date, payment date, date de publication, date de paiement',
    }),
    column('influencer', 'key', 'Influencer', 'Influenceur', 'lea.au.naturel', {
      required: true,
      synonyms: 'handle, creator, influenceuse, createur, compte, pseudo',
    }),
    column('platform', 'key', 'Platform', 'Plateforme', 'instagram', { synonyms: 'network, reseau' }),
    column(
      'campaign',
      'key',
      'Campaign',
      'Campagne',
      { en: 'Spring serum', fr: 'Sérum de printemps' },
      {
        synonyms: 'campaign name, nom de la campagne, operation',
        hint: { en: 'Empty: one campaign per influencer.', fr: 'Vide : une campagne par influenceur.' },
      },
    ),
    column(
      'cost_kind',
      'key',
      'Cost kind',
      'Nature du coût',
      { en: 'fee', fr: 'cachet' },
      {
        synonyms: 'kind of cost, cost type, type de cout, nature',
        hint: { en: 'fee, product, commission or media', fr: 'cachet, dotation, commission ou média' },
      },
    ),
    column('amount', 'amount', 'Cost', 'Coût', '900', {
      required: true,
      synonyms: 'amount, spend, fee, montant, cachet, depense',
    }),
    CURRENCY,
    column('reach', 'integer', 'Reach', 'Couverture', '42000', { synonyms: 'people reached, portee' }),
    column('impressions', 'integer', 'Impressions', 'Impressions', '58000', { synonyms: 'views, vues' }),
    column('engagements', 'integer', 'Engagements', 'Interactions', '2600', { synonyms: 'engagement, reactions' }),
    column('clicks', 'integer', 'Clicks', 'Clics', '870', { synonyms: 'link clicks, clics sur le lien' }),
  ],
  facts: ['stage_ad_spend'],
  toStage(row, { currency, refuse }) {
    const kind = row.cost_kind.toLowerCase();
    const costKind = kind === '' ? 'fee' : KINDS[kind.normalize('NFD').replace(/\p{Diacritic}/gu, '')];
    if (!costKind) refuse('cost_kind', 'not_allowed', row.cost_kind);
    const day = dayOf(row.day);
    const influencer = row.influencer.replace(/^@/, '');
    return [
      [
        'stage_ad_spend',
        {
          start_day: day,
          end_day: day,
          platform: row.platform || 'influencer',
          campaign_name: row.campaign || influencer,
          campaign_type: 'influencer',
          influencer,
          currency,
          spend: row.amount,
          impressions: row.impressions,
          reach: row.reach,
          clicks: row.clicks,
          engagements: row.engagements,
          cost_kind: costKind,
        },
      ],
    ];
  },
});
