import { column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateContent = templateFormat({
  id: 'template-content',
  label: { en: 'Published content', fr: 'Contenus publiés' },
  purpose: {
    en: 'Posts, videos and articles with what they are about and how they did, by kind of content.',
    fr: 'Publications, vidéos et articles, avec leur sujet et leurs résultats, par type de contenu.',
  },
  source: { code: 'content', name: 'Published content', kind: 'manual' },
  fields: [
    column('day', 'date', 'Published on', 'Publié le', '2026-03-17', {
      required: true,
      synonyms: 'date, day, publication date, posted at, jour, date de publication',
    }),
    column('code', 'key', 'Content id', 'Identifiant du contenu', 'REEL-0317', {
      synonyms: 'post id, id, permalink, identifiant, id publication',
      hint: {
        en: 'Empty: told apart by its title, or else by its day and figures.',
        fr: 'Vide : reconnu à son titre, sinon à son jour et à ses chiffres.',
      },
    }),
    column('platform', 'key', 'Platform', 'Plateforme', 'instagram', { synonyms: 'network, reseau' }),
    column('content_type', 'text', 'Content type', 'Type de contenu', 'tutorial', {
      synonyms: 'tag, content tag, category, post type, type, etiquette',
      hint: { en: 'tutorial, before_after, testimonial …', fr: 'tutorial, before_after, testimonial…' },
    }),
    column(
      'title',
      'text',
      'Title',
      'Titre',
      { en: 'Three steps for the evening', fr: 'Trois gestes pour le soir' },
      {
        synonyms: 'caption, text, description, legende, texte',
      },
    ),
    column('url', 'text', 'Link', 'Lien', '', { synonyms: 'url, post url' }),
    column('sku', 'key', 'SKU', 'Référence produit', 'AUB-FAC-001', {
      synonyms: 'product, article, produit, reference',
    }),
    column('campaign', 'key', 'Campaign', 'Campagne', '', { synonyms: 'campaign name, nom de la campagne' }),
    column('influencer', 'key', 'Influencer', 'Influenceur', '', {
      synonyms: 'creator, account, compte, influenceuse',
    }),
    column('impressions', 'integer', 'Impressions', 'Impressions', '18400', {
      required: true,
      synonyms: 'views, vues',
    }),
    column('reach', 'integer', 'Reach', 'Couverture', '12900', { synonyms: 'accounts reached, portee' }),
    column('likes', 'integer', 'Likes', 'J’aime', '640', { synonyms: 'reactions, mentions j aime' }),
    column('comments', 'integer', 'Comments', 'Commentaires', '38', {}),
    column('shares', 'integer', 'Shares', 'Partages', '51', {}),
    column('saves', 'integer', 'Saves', 'Enregistrements', '122', { synonyms: 'saved, sauvegardes' }),
    column('follows', 'integer', 'Follows', 'Abonnements', '14', { synonyms: 'new followers, nouveaux abonnes' }),
  ],
  facts: ['stage_content_post'],
  toStage({ campaign, ...row }, { numbers }) {
    const day = dayOf(row.day) as string;
    const code = row.code || `${day}-${numbers.of(row.title ? [row.title] : [row.impressions, row.likes, row.reach])}`;
    return [['stage_content_post', { ...row, code, day, campaign_name: campaign }]];
  },
});
