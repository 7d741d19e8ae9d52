import { column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateCampaigns = templateFormat({
  id: 'template-campaigns',
  label: { en: 'Campaigns and their UTM tags', fr: 'Campagnes et leurs balises UTM' },
  purpose: {
    en: 'The register of campaigns: visits find their campaign by its UTM tags, reports its audience and objective.',
    fr: 'Le registre des campagnes : les visites retrouvent leur campagne par les balises UTM, les rapports sa cible et son objectif.',
  },
  source: { code: 'campaigns', name: 'Campaign register', kind: 'manual' },
  fields: [
    column('code', 'key', 'Campaign code', 'Code campagne', 'IG-PRINTEMPS', {
      required: true,
      synonyms: 'code, campaign id, reference campagne',
    }),
    column(
      'name',
      'key',
      'Campaign name',
      'Nom de la campagne',
      { en: 'Instagram – spring', fr: 'Instagram – printemps' },
      {
        required: true,
        synonyms: 'campaign, name, campagne, nom',
      },
    ),
    column('platform', 'key', 'Platform', 'Plateforme', 'instagram', { synonyms: 'network, channel, regie, reseau' }),
    column('type', 'text', 'Type', 'Type', 'prospecting', { synonyms: 'campaign type, type de campagne' }),
    column('objective', 'text', 'Objective', 'Objectif', 'acquisition', { synonyms: 'goal, but' }),
    column('audience', 'text', 'Audience', 'Cible', 'new', { synonyms: 'target audience, target, public' }),
    column('content_type', 'text', 'Content type', 'Type de contenu', 'tutorial', {
      synonyms: 'content, format, contenu',
    }),
    column('influencer', 'key', 'Influencer', 'Influenceur', '', { synonyms: 'handle, creator, influenceuse' }),
    column('product_focus', 'text', 'Product focus', 'Produit mis en avant', 'AUB-FAC-001', {
      synonyms: 'product, focus, produit',
    }),
    column('start_date', 'date', 'Start date', 'Date de début', '2026-03-16', { synonyms: 'start, debut, du' }),
    column('end_date', 'date', 'End date', 'Date de fin', '2026-04-19', { synonyms: 'end, fin, au' }),
    column('utm_source', 'key', 'utm_source', 'utm_source', 'instagram', { synonyms: 'utm source, source utm' }),
    column('utm_medium', 'key', 'utm_medium', 'utm_medium', 'paid_social', { synonyms: 'utm medium, support utm' }),
    column('utm_campaign', 'key', 'utm_campaign', 'utm_campaign', 'ig-printemps', {
      synonyms: 'utm campaign, campagne utm',
    }),
  ],
  facts: ['stage_campaign'],
  toStage: ({ start_date, end_date, ...row }) => [
    ['stage_campaign', { ...row, start_day: dayOf(start_date), end_day: dayOf(end_date) }],
  ],
});
