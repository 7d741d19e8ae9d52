import { allocate } from '@/lib/core/money';
import { dayText, monthIndex } from './calendar';
import type { DemoCampaign } from './campaign';
import { CENT, wholeCents } from './catalogue';
import { type DemoInfluencer, INFLUENCERS } from './influencers';
import { Random } from './random';
import { findCause, windowDays } from './scenario';
import type { Simulation } from './simulation';

export interface AdSpendRow {
  day: number;
  campaign: DemoCampaign;
  adSet: string;
  ad: string;
  keyword: string;
  age: string;
  gender: string;
  device: string;
  costKind: 'media' | 'fee' | 'product' | 'commission';
  /** Ten-thousandths of a euro, in whole cents. */
  spend: number;
  impressions: number;
  clicks: number;
  engagements: number;
  claimedOrders: number;
  claimedRevenue: number;
}

/** Cost of a click in euros, click rate, engagement rate, and by how much the platform over-reports its orders. */
const PLATFORM: Record<string, { cpc: number; ctr: number; engagement: number; claim: number }> = {
  google: { cpc: 0.62, ctr: 0.048, engagement: 0, claim: 1.22 },
  instagram: { cpc: 0.71, ctr: 0.013, engagement: 0.034, claim: 1.58 },
  facebook: { cpc: 0.66, ctr: 0.014, engagement: 0.021, claim: 1.52 },
  tiktok: { cpc: 0.48, ctr: 0.009, engagement: 0.052, claim: 1.75 },
};

interface Part {
  adSet: string;
  keyword: string;
  age: string;
  gender: string;
  device: string;
  weight: number;
  ctr: number;
}

const AGES = [
  ['18-34', 0.46],
  ['35-54', 0.4],
  ['55+', 0.14],
] as const;
const part = (weight: number, rest: Partial<Part>): Part => ({
  adSet: '',
  keyword: '',
  age: '',
  gender: '',
  device: '',
  weight,
  ctr: 1,
  ...rest,
});

/** In which parts a platform reports a campaign's day: keywords for search, age and gender for social networks. */
function partsOf(campaign: DemoCampaign, day: number): Part[] {
  if (campaign.keywords.length > 0) {
    return campaign.keywords.map((keyword, i) => {
      // A keyword has its season: sun care is searched for in early summer, gifts before Christmas.
      const month = monthIndex(day);
      const season = keyword.includes('solaire')
        ? [4, 5, 6].includes(month)
          ? 3
          : 0.3
        : keyword.includes('coffret') || keyword.includes('cadeau')
          ? month >= 10
            ? 2.5
            : 0.5
          : 1;
      return part(season / (1 + 0.5 * i), { adSet: campaign.type, keyword, ctr: season > 1 ? 1.2 : 1 });
    });
  }
  if (campaign.platform === 'google') return [part(0.68, { device: 'mobile' }), part(0.32, { device: 'desktop' })];
  return AGES.flatMap(([age, share]) => [
    part(share * 0.86, { adSet: campaign.audience, age, gender: 'female', ctr: age === '35-54' ? 1.15 : 1 }),
    part(share * 0.14, { adSet: campaign.audience, age, gender: 'male', ctr: 0.6 }),
  ]);
}

function* mediaRows(sim: Simulation, random: Random): Generator<AdSpendRow> {
  const { demand, campaigns, causes, settings } = sim;
  const stockOut = findCause(settings.scenario, 'stockout_while_advertised');
  const [outFrom, outTo] = stockOut ? windowDays(stockOut, sim.today) : [0, -1];
  for (const campaign of campaigns) {
    const platform = PLATFORM[campaign.platform];
    if (campaign.budget === 0 || !platform) continue;
    for (let day = campaign.from; day <= campaign.to; day++) {
      const i = day - demand.from;
      const cents = Math.round((demand.spend[campaign.index]?.[i] ?? 0) * 100);
      if (cents <= 0) continue;
      const extra = Math.round((demand.extraSpend[campaign.index]?.[i] ?? 0) * 100);
      if (extra > 0) causes.addMoney('platform_saturation', 'spendThatBroughtNothing', extra * CENT);
      if (campaign.productFocus === stockOut?.sku && day >= outFrom && day <= outTo) {
        causes.addMoney('stockout_while_advertised', 'spendWhileOutOfStock', cents * CENT);
      }
      const parts = partsOf(campaign, day);
      const amounts = allocate(
        BigInt(cents),
        parts.map((entry) => BigInt(Math.max(1, Math.round(entry.weight * 1_000 * random.between(0.85, 1.15))))),
      );
      const claimed = (demand.pull[campaign.index]?.[i] ?? 0) * platform.claim * random.between(0.85, 1.15);
      for (const [index, entry] of parts.entries()) {
        const share = Number(amounts[index]);
        if (share === 0) continue;
        const clicks = Math.round((share / 100 / platform.cpc) * entry.ctr * random.between(0.9, 1.1));
        const claimedOrders = Math.round(claimed * (share / cents) * 10_000) / 10_000;
        yield {
          day,
          campaign,
          adSet: entry.adSet,
          ad: `${campaign.code}-${campaign.contentType || campaign.type}-${dayText(day).slice(2, 7)}`,
          keyword: entry.keyword,
          age: entry.age,
          gender: entry.gender,
          device: entry.device,
          costKind: 'media',
          spend: share * CENT,
          impressions: Math.round(clicks / (platform.ctr * entry.ctr)) + random.int(0, 60),
          clicks,
          engagements: Math.round((clicks / platform.ctr) * platform.engagement),
          claimedOrders,
          claimedRevenue: wholeCents(claimedOrders * random.between(46, 54) * 10_000),
        };
      }
    }
  }
}

const flat = (day: number, campaign: DemoCampaign, costKind: AdSpendRow['costKind'], spend: number): AdSpendRow => ({
  day,
  campaign,
  adSet: '',
  ad: '',
  keyword: '',
  age: '',
  gender: '',
  device: '',
  costKind,
  spend,
  impressions: 0,
  clicks: 0,
  engagements: 0,
  claimedOrders: 0,
  claimedRevenue: 0,
});

/** Commission owed per influencer campaign and day, kept while orders are made. */
export class Commissions {
  private readonly owed = new Map<string, { day: number; campaign: DemoCampaign; amount: number }>();

  add(day: number, campaign: DemoCampaign, net: number): void {
    const influencer = INFLUENCERS[campaign.influencer ?? -1];
    if (!influencer) return;
    const key = `${campaign.index}:${day}`;
    const entry = this.owed.get(key) ?? { day, campaign, amount: 0 };
    entry.amount += net * influencer.commission;
    this.owed.set(key, entry);
  }

  *rows(): Generator<AdSpendRow> {
    for (const { day, campaign, amount } of this.owed.values()) {
      const spend = wholeCents(amount);
      if (spend > 0) yield flat(day, campaign, 'commission', spend);
    }
  }
}

/** All marketing costs: media by day, influencers' fees, products and commissions, the e-mail tool by month. */
export function* adSpendRows(sim: Simulation, commissions: Commissions): Generator<AdSpendRow> {
  const random = new Random(sim.settings.seed, 'ad-spend');
  yield* mediaRows(sim, random);
  const size = sim.settings.orders / 60_000;
  for (const campaign of sim.campaigns) {
    if (campaign.influencer !== null) {
      const { fee } = INFLUENCERS[campaign.influencer] as DemoInfluencer;
      yield flat(campaign.from, campaign, 'fee', Math.max(CENT, wholeCents(fee * size * 0.55 * 10_000)));
      yield flat(
        campaign.from,
        campaign,
        'product',
        Math.max(CENT, wholeCents(random.between(35, 80) * size * 10_000)),
      );
    } else if (campaign.type === 'newsletter') {
      const months = (campaign.from - sim.period.from) / 30;
      yield flat(campaign.from, campaign, 'fee', Math.max(CENT, wholeCents((40 + 4 * months) * size * 10_000)));
    }
  }
  yield* commissions.rows();
}
