import { CHANNEL, CURRENCY, column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf, rateOf } from './parts/template-values';

const KINDS: Readonly<Record<string, string>> = {
  percentage: 'percentage',
  percent: 'percentage',
  pourcentage: 'percentage',
  '%': 'percentage',
  amount: 'amount',
  montant: 'amount',
  'free shipping': 'free_shipping',
  free_shipping: 'free_shipping',
  'livraison offerte': 'free_shipping',
  gift: 'gift',
  cadeau: 'gift',
  bundle: 'bundle',
  lot: 'bundle',
};

export const templatePromotions = templateFormat({
  id: 'template-promotions',
  label: { en: 'Promotion calendar', fr: 'Calendrier des promotions' },
  purpose: {
    en: 'Codes, periods, rates and cost of promotions: shows what they brought and what they cost.',
    fr: 'Codes, périodes, taux et coût des promotions : montre ce qu’elles ont rapporté et coûté.',
  },
  source: { code: 'promotions', name: 'Promotion calendar', kind: 'manual' },
  fields: [
    column('code', 'key', 'Promotion code', 'Code promotion', 'PRINTEMPS15', {
      required: true,
      synonyms: 'code, promo code, coupon, coupon code, discount code, code promo, bon de reduction',
    }),
    column(
      'name',
      'text',
      'Promotion name',
      'Nom de la promotion',
      { en: 'Spring sale', fr: 'Offre de printemps' },
      {
        synonyms: 'name, promotion, promo, nom, operation, libelle',
      },
    ),
    column(
      'kind',
      'key',
      'Kind',
      'Nature',
      { en: 'percentage', fr: 'pourcentage' },
      {
        synonyms: 'promotion type, discount type, type de promotion, type de remise',
        hint: {
          en: 'percentage, amount, free shipping, gift or bundle',
          fr: 'pourcentage, montant, livraison offerte, cadeau ou lot',
        },
      },
    ),
    column('discount_rate', 'number', 'Discount rate', 'Taux de remise', '15 %', {
      synonyms: 'rate, discount, discount percent, taux, remise, remise en pourcentage',
      hint: { en: '15 % or 0.15', fr: '15 % ou 0,15' },
    }),
    column('start_date', 'date', 'Start date', 'Date de début', '2026-03-16', {
      required: true,
      synonyms: 'start, from, starts on, valid from, debut, du, date debut',
    }),
    column('end_date', 'date', 'End date', 'Date de fin', '2026-03-29', {
      synonyms: 'end, to, ends on, valid until, fin, au, date fin',
    }),
    column('media_cost', 'amount', 'Media cost', 'Coût média', '450', {
      synonyms: 'promotion cost, budget, cout de la promotion, cout',
    }),
    CURRENCY,
    CHANNEL,
    column('skus', 'text', 'SKUs', 'Références concernées', 'AUB-FAC-001, AUB-FAC-002', {
      synonyms: 'products, articles, skus concerned, references, produits',
      hint: {
        en: 'Parted by a comma. Empty: the whole range.',
        fr: 'Séparées par une virgule. Vide : toute la gamme.',
      },
    }),
  ],
  facts: ['stage_promotion'],
  toStage(row, { currency, refuse }) {
    const rate = rateOf(row.discount_rate);
    if (rate !== null && (rate < 0 || rate > 1)) refuse('discount_rate', 'not_allowed', String(row.discount_rate));
    const kind = row.kind.toLowerCase();
    return [
      [
        'stage_promotion',
        {
          code: row.code,
          name: row.name,
          kind: KINDS[kind] ?? kind,
          discount_rate: rate,
          start_day: dayOf(row.start_date),
          end_day: dayOf(row.end_date),
          media_cost: row.media_cost,
          currency,
          channel: row.channel,
          skus: row.skus,
        },
      ],
    ];
  },
});
