import { addMonths } from '@/lib/core/calendar';
import { dayNumber, dayText, monthText } from './calendar';
import type { CampaignDraft } from './campaign';
import { INFLUENCERS } from './influencers';
import type { Random } from './random';

const BRAND = ['maison aubeline', 'aubeline cosmetique', 'aubeline avis'];
const GENERIC = [
  'creme visage bio',
  'shampoing solide',
  'serum naturel',
  'creme solaire bio',
  'coffret beaute bio',
  'huile argan bio',
];

export const STANDING: readonly CampaignDraft[] = [
  {
    code: 'GG-MARQUE',
    name: 'Google – marque',
    platform: 'google',
    type: 'search_brand',
    audience: 'all',
    budget: 0.05,
    efficiency: 4.6,
    keywords: BRAND,
  },
  {
    code: 'GG-GENERIQUE',
    name: 'Google – recherche générique',
    platform: 'google',
    type: 'search_generic',
    audience: 'new',
    budget: 0.17,
    efficiency: 0.95,
    keywords: GENERIC,
  },
  {
    code: 'GG-SHOPPING',
    name: 'Google – Shopping',
    platform: 'google',
    type: 'shopping',
    audience: 'all',
    budget: 0.15,
    efficiency: 1.3,
  },
  {
    code: 'IG-DECOUVERTE',
    name: 'Instagram – découverte',
    platform: 'instagram',
    type: 'prospecting',
    audience: 'new',
    contentType: 'tutorial',
    budget: 0.19,
    efficiency: 0.85,
  },
  {
    code: 'IG-RECIBLAGE',
    name: 'Instagram – reciblage',
    platform: 'instagram',
    type: 'retargeting',
    audience: 'all',
    contentType: 'testimonial',
    budget: 0.07,
    efficiency: 1.9,
  },
  {
    code: 'FB-SIMILAIRES',
    name: 'Facebook – audiences similaires',
    platform: 'facebook',
    type: 'prospecting',
    audience: 'new',
    contentType: 'before_after',
    budget: 0.12,
    efficiency: 0.75,
  },
  {
    code: 'FB-FIDELES',
    name: 'Facebook – clients fidèles',
    platform: 'facebook',
    type: 'retention',
    audience: 'loyal',
    contentType: 'testimonial',
    budget: 0.05,
    efficiency: 1.5,
  },
  {
    code: 'TT-DECOUVERTE',
    name: 'TikTok – découverte',
    platform: 'tiktok',
    type: 'prospecting',
    audience: 'new',
    contentType: 'tutorial',
    budget: 0.11,
    efficiency: 0.52,
  },
];

export const EMAIL_AUTOMATIONS: readonly CampaignDraft[] = [
  {
    code: 'EM-BIENVENUE',
    name: 'E-mail – bienvenue',
    platform: 'email',
    type: 'automation',
    audience: 'new',
    efficiency: 0.3,
  },
  {
    code: 'EM-PANIER',
    name: 'E-mail – panier abandonné',
    platform: 'email',
    type: 'automation',
    audience: 'all',
    efficiency: 0.9,
  },
  {
    code: 'EM-RELANCE',
    name: 'E-mail – clients inactifs',
    platform: 'email',
    type: 'automation',
    audience: 'loyal',
    efficiency: 0.5,
  },
];

export function seasonal(period: { from: number; to: number }): CampaignDraft[] {
  const drafts: CampaignDraft[] = [];
  for (let year = Number(dayText(period.from).slice(0, 4)); year <= Number(dayText(period.to).slice(0, 4)); year++) {
    const short = String(year).slice(2);
    const days = (from: string, to: string) => ({ from: dayNumber(`${year}-${from}`), to: dayNumber(`${year}-${to}`) });
    drafts.push(
      {
        code: `IG-SOLEIL-${short}`,
        name: `Instagram – solaires ${year}`,
        platform: 'instagram',
        type: 'seasonal',
        audience: 'new',
        contentType: 'tutorial',
        budget: 0.09,
        efficiency: 1.05,
        season: 3,
        productFocus: 'sun',
        ...days('05-10', '08-15'),
      },
      {
        code: `GG-CADEAUX-${short}`,
        name: `Google – cadeaux ${year}`,
        platform: 'google',
        type: 'seasonal',
        audience: 'new',
        budget: 0.13,
        efficiency: 1.25,
        productFocus: 'gifts',
        keywords: ['coffret cadeau femme', 'idee cadeau beaute', 'coffret noel bio'],
        ...days('11-10', '12-22'),
      },
      {
        code: `TT-RENTREE-${short}`,
        name: `TikTok – rentrée ${year}`,
        platform: 'tiktok',
        type: 'seasonal',
        audience: 'new',
        contentType: 'before_after',
        budget: 0.08,
        efficiency: 0.6,
        productFocus: 'hair',
        ...days('08-28', '09-30'),
      },
    );
  }
  return drafts;
}

export function newsletters(period: { from: number; to: number }): CampaignDraft[] {
  const drafts: CampaignDraft[] = [];
  for (let month = monthText(period.from); month <= dayText(period.to); month = addMonths(month, 1)) {
    const from = dayNumber(month);
    drafts.push({
      code: `EM-LETTRE-${month.slice(0, 7)}`,
      name: `Lettre ${month.slice(5, 7)}/${month.slice(0, 4)}`,
      platform: 'email',
      type: 'newsletter',
      objective: 'retention',
      audience: 'loyal',
      contentType: (['tutorial', 'testimonial', 'before_after'] as const)[from % 3],
      efficiency: 2.3,
      from,
      to: dayNumber(addMonths(month, 1)) + 4,
    });
  }
  return drafts;
}

export function influencerCampaigns(random: Random, period: { from: number; to: number }): CampaignDraft[] {
  const drafts: CampaignDraft[] = [];
  INFLUENCERS.forEach((influencer, index) => {
    let wave = 1;
    for (let day = period.from + random.int(60, 260); day < period.to - 35; day += random.int(150, 260)) {
      drafts.push({
        code: `INF-${influencer.code}-${wave}`,
        name: `${influencer.name} – vague ${wave}`,
        platform: 'influencer',
        type: 'influencer',
        audience: 'new',
        contentType: (['tutorial', 'before_after', 'testimonial'] as const)[(index + wave) % 3],
        efficiency: influencer.strength,
        from: day,
        to: day + 34,
        source: influencer.handle,
        influencer: index,
      });
      wave += 1;
    }
  });
  return drafts;
}
