import type { Platform } from './campaign';

export interface DemoInfluencer {
  handle: string;
  name: string;
  platform: Platform;
  code: string;
  /** Fee of one campaign in euros, commission on net sales, orders per day at the start of a campaign (relative). */
  fee: number;
  commission: number;
  strength: number;
}

export const INFLUENCERS: readonly DemoInfluencer[] = [
  {
    handle: 'lea.au.naturel',
    name: 'Léa Vernoux',
    platform: 'instagram',
    code: 'LEA15',
    fee: 900,
    commission: 0.08,
    strength: 1.5,
  },
  {
    handle: 'camille.skincare',
    name: 'Camille Astier',
    platform: 'instagram',
    code: 'CAMILLE15',
    fee: 1_500,
    commission: 0.1,
    strength: 1.9,
  },
  {
    handle: 'ninabio',
    name: 'Nina Bellanger',
    platform: 'tiktok',
    code: 'NINA15',
    fee: 700,
    commission: 0.06,
    strength: 0.7,
  },
  {
    handle: 'routine.de.sarah',
    name: 'Sarah Kerbrat',
    platform: 'instagram',
    code: 'SARAH15',
    fee: 1_900,
    commission: 0.1,
    strength: 1,
  },
  {
    handle: 'hugo.et.cheveux',
    name: 'Hugo Marchal',
    platform: 'tiktok',
    code: 'HUGO15',
    fee: 600,
    commission: 0.06,
    strength: 1.1,
  },
  {
    handle: 'le.bain.de.zoe',
    name: 'Zoé Lamarque',
    platform: 'instagram',
    code: 'ZOE15',
    fee: 1_100,
    commission: 0.08,
    strength: 0.8,
  },
];
