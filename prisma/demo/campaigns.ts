import type { CampaignDraft, DemoCampaign, Platform } from './campaign';
import { EMAIL_AUTOMATIONS, influencerCampaigns, newsletters, STANDING, seasonal } from './campaign-drafts';
import type { DemoProduct } from './catalogue';
import { productBySku } from './catalogue';
import type { Random } from './random';
import { findCause, type Scenario, windowDays } from './scenario';

const SOURCES: Record<Platform, [group: string, source: string, medium: string]> = {
  google: ['paid_search', 'google', 'cpc'],
  instagram: ['paid_social', 'instagram', 'paid_social'],
  facebook: ['paid_social', 'facebook', 'paid_social'],
  tiktok: ['paid_social', 'tiktok', 'paid_social'],
  influencer: ['influencer', 'influencer', 'referral'],
  email: ['email', 'newsletter', 'email'],
};

/** The registry of campaigns, standing ones first; an index is the campaign's number everywhere in the generator. */
export function buildCampaigns(
  random: Random,
  scenario: Scenario,
  products: readonly DemoProduct[],
  period: { from: number; to: number },
): DemoCampaign[] {
  const drafts: CampaignDraft[] = [
    ...STANDING,
    ...EMAIL_AUTOMATIONS,
    ...seasonal(period),
    ...newsletters(period),
    ...influencerCampaigns(random, period),
  ];
  const stockOut = findCause(scenario, 'stockout_while_advertised');
  if (stockOut) {
    const [from, to] = windowDays(stockOut, period.to + 1);
    const product = productBySku(products, stockOut.sku);
    drafts.push({
      code: `IG-${stockOut.sku}`,
      name: `Instagram – ${product.name}`,
      platform: 'instagram',
      type: 'product',
      audience: 'new',
      contentType: 'before_after',
      budget: stockOut.spendShare,
      efficiency: 1.1,
      productFocus: stockOut.sku,
      from: from - 35,
      to,
    });
  }
  return drafts
    .map((draft) => {
      const [group, source, medium] = SOURCES[draft.platform];
      return {
        type: '',
        objective: draft.audience === 'loyal' ? 'retention' : 'acquisition',
        audience: 'all' as const,
        contentType: '',
        productFocus: '',
        from: draft.code.startsWith('TT-D') ? period.from + 240 : period.from,
        to: period.to,
        group,
        source,
        medium,
        budget: 0,
        efficiency: 1,
        season: null,
        keywords: [],
        influencer: null,
        ...draft,
      };
    })
    .filter((campaign) => campaign.to >= period.from && campaign.from <= period.to)
    .map((campaign, index) => ({
      ...campaign,
      index,
      from: Math.max(campaign.from, period.from),
      to: Math.min(campaign.to, period.to),
    }));
}
