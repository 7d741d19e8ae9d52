import { describe, expect, it } from 'vitest';
import { channelGroup, FACTORY_RULES, type Landing } from '@/lib/tracking/channel-rules';

const EMPTY: Landing = { utm_source: '', utm_medium: '', utm_campaign: '', referrer: '', click_id: '' };
const group = (landing: Partial<Landing>) => channelGroup(FACTORY_RULES, { ...EMPTY, ...landing });

describe('where a visit comes from', () => {
  it.each<[Partial<Landing>, string]>([
    [{}, 'direct'],
    [{ referrer: 'www.google.fr' }, 'organic_search'],
    [{ referrer: 'duckduckgo.com' }, 'organic_search'],
    [{ referrer: 'l.instagram.com' }, 'organic_social'],
    [{ referrer: 'notinstagram.com' }, 'referral'],
    [{ referrer: 'blog-beaute.example' }, 'referral'],
    [{ utm_source: 'Instagram', utm_medium: 'Paid_Social', utm_campaign: 'x' }, 'paid_social'],
    [{ utm_source: 'google', utm_medium: 'cpc' }, 'paid_search'],
    [{ utm_source: 'ig', utm_medium: 'ads' }, 'paid_social'],
    [{ click_id: 'gclid', referrer: 'www.google.com' }, 'paid_search'],
    [{ click_id: 'ttclid' }, 'paid_social'],
    [{ click_id: 'fbclid', referrer: 'm.facebook.com' }, 'organic_social'],
    [{ utm_source: 'brevo', utm_medium: 'campaign' }, 'email'],
    [{ utm_source: 'newsletter', utm_medium: 'email' }, 'email'],
    [{ utm_source: 'lea_beaute', utm_medium: 'influencer' }, 'influencer'],
    [{ utm_source: 'awin', utm_medium: 'affiliate' }, 'affiliate'],
    [{ utm_source: 'criteo', utm_medium: 'retargeting' }, 'display'],
    [{ utm_source: 'tiktok', utm_medium: 'social' }, 'organic_social'],
    [{ utm_campaign: 'lost' }, 'unassigned'],
    [{ utm_source: 'mystery', utm_medium: 'thing' }, 'unassigned'],
  ])('%o is %s', (landing, expected) => expect(group(landing)).toBe(expected));
});
