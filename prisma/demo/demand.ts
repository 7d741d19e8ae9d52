import { dayText, monthIndex, weekday } from './calendar';
import type { DemoCampaign } from './campaign';
import { CHANNELS, SITE } from './channels';
import { CATEGORIES } from './product-lines';
import type { DemoPromotion } from './promotions';
import type { Random } from './random';
import { findCause, type Scenario, windowDays } from './scenario';

export interface Demand {
  from: number;
  days: number;
  /** Orders wanted per channel and day. */
  orders: Int32Array[];
  /** Media spend in euros per campaign and day, and the part of it that the saturation cause added. */
  spend: Float64Array[];
  extraSpend: Float64Array[];
  /** Orders of the site that each campaign brings per day (expected). */
  pull: Float64Array[];
  /** Expected orders of the site per day. */
  siteOrders: Float64Array;
}

/** Shares of the site's orders that media, e-mail and influencers bring. */
const FAMILY_SHARES = { media: 0.31, email: 0.12, influencer: 0.04 } as const;
const AVERAGE_ORDER = 48;
/** The rest of the advertising budget goes to influencers and the e-mail tool. */
const MEDIA_SHARE = 0.84;

/** Seasonal multiple of a category on a day, drawn between the middles of the months. */
export function seasonOf(category: number, day: number): number {
  const season = (CATEGORIES[category] as (typeof CATEGORIES)[number]).season;
  const date = Number(dayText(day).slice(8));
  const month = monthIndex(day);
  const other = date < 15 ? (month + 11) % 12 : (month + 1) % 12;
  const weight = Math.abs(date - 15) / 30;
  return (season[month] as number) * (1 - weight) + (season[other] as number) * weight;
}

function shopSeason(day: number): number {
  return CATEGORIES.reduce((sum, category, index) => sum + category.share * seasonOf(index, day), 0);
}

const familyOf = (campaign: DemoCampaign): keyof typeof FAMILY_SHARES =>
  campaign.platform === 'email' ? 'email' : campaign.platform === 'influencer' ? 'influencer' : 'media';

function promotionFactor(promotions: readonly DemoPromotion[], day: number, type: string): number {
  let factor = 1;
  for (const promotion of promotions) {
    if (promotion.from > day || promotion.to < day) continue;
    if (type === 'marketplace' ? promotion.scope === 'all' : type === 'site' || promotion.scope !== 'site') {
      factor *= promotion.demand;
    }
  }
  return factor;
}

function mediaSpend(
  campaigns: readonly DemoCampaign[],
  random: Random,
  from: number,
  shape: Float64Array,
  total: number,
) {
  const days = shape.length;
  const spend = campaigns.map(() => new Float64Array(days));
  let sum = 0;
  campaigns.forEach((campaign, c) => {
    if (campaign.budget === 0) return;
    for (let day = campaign.from; day <= campaign.to; day++) {
      const season = campaign.season === null ? 1 : Math.min(1.6, seasonOf(campaign.season, day) / 2);
      const euros = campaign.budget * (shape[day - from] as number) * season * random.lognormal(1, 0.16);
      (spend[c] as Float64Array)[day - from] = euros;
      sum += euros;
    }
  });
  const scale = sum > 0 ? total / sum : 0;
  for (const list of spend) for (let i = 0; i < days; i++) list[i] = (list[i] as number) * scale;
  return spend;
}

/** Relative strength of a campaign on a day, before its family is scaled to its share. */
function strength(campaign: DemoCampaign, day: number, spend: number, usualSpend: number): number {
  switch (familyOf(campaign)) {
    case 'media':
      // Less than proportional: the next euro brings a little less than the one before.
      return spend <= 0 ? 0 : campaign.efficiency * campaign.budget * usualSpend * (spend / usualSpend) ** 0.85;
    case 'email': {
      if (campaign.type === 'automation') return campaign.efficiency * 0.35;
      const sinceSend = (weekday(day) + 6) % 7;
      return campaign.efficiency * ([1, 0.55, 0.25, 0.12, 0.08, 0.05, 0.04][sinceSend] as number);
    }
    case 'influencer':
      return campaign.efficiency * Math.exp(-(day - campaign.from) / 9);
  }
}

/**
 * Demand is what buyers would order: a base that grows and follows season, weekday and promotions, and on the site what
 * campaigns add to it. The spend that the saturation cause adds brings nothing, by construction.
 */
export function buildDemand(
  random: Random,
  scenario: Scenario,
  campaigns: readonly DemoCampaign[],
  promotions: readonly DemoPromotion[],
  period: { from: number; to: number },
  orders: number,
): Demand {
  const { from } = period;
  const days = period.to - from + 1;
  const weights = CHANNELS.map(() => new Float64Array(days));
  const shape = new Float64Array(days);
  let wave = 0;
  for (let i = 0; i < days; i++) {
    const day = from + i;
    const growth = (1 + scenario.growthPerYear) ** (i / 365.25);
    wave = 0.85 * wave + 0.04 * random.normal();
    const common = growth * shopSeason(day) * Math.exp(wave);
    shape[i] = common;
    CHANNELS.forEach((channel, c) => {
      if (i < channel.opensAfter) return;
      const opening = channel.opensAfter > 0 ? Math.min(1, 0.3 + (i - channel.opensAfter) / 120) : 1;
      (weights[c] as Float64Array)[i] =
        common *
        channel.share *
        opening *
        channel.drift ** (i / 365.25) *
        (channel.weekdays[weekday(day)] as number) *
        promotionFactor(promotions, day, channel.type) *
        random.lognormal(1, 0.09);
    });
  }

  const spend = mediaSpend(campaigns, random, from, shape, orders * AVERAGE_ORDER * scenario.adShare * MEDIA_SHARE);
  const site = weights[SITE] as Float64Array;
  const pull = campaigns.map(() => new Float64Array(days));
  const familySums = { media: 0, email: 0, influencer: 0 };
  campaigns.forEach((campaign, c) => {
    const list = spend[c] as Float64Array;
    const usual = list.reduce((a, b) => a + b, 0) / Math.max(1, campaign.to - campaign.from + 1);
    for (let day = campaign.from; day <= campaign.to; day++) {
      const i = day - from;
      const value =
        strength(campaign, day, list[i] as number, usual) *
        (familyOf(campaign) === 'media'
          ? 1
          : (shape[i] as number) * (familyOf(campaign) === 'email' ? Math.min(1, 0.2 + i / 500) : 1));
      (pull[c] as Float64Array)[i] = value;
      familySums[familyOf(campaign)] += value;
    }
  });
  const siteTotal = site.reduce((a, b) => a + b, 0);
  const baseShare = 1 - Object.values(FAMILY_SHARES).reduce((a, b) => a + b, 0);
  for (let i = 0; i < days; i++) site[i] = (site[i] as number) * baseShare;
  campaigns.forEach((campaign, c) => {
    const family = familyOf(campaign);
    const scale = familySums[family] > 0 ? (FAMILY_SHARES[family] * siteTotal) / familySums[family] : 0;
    const list = pull[c] as Float64Array;
    for (let i = 0; i < days; i++) {
      list[i] = (list[i] as number) * scale;
      site[i] = (site[i] as number) + (list[i] as number);
    }
  });

  const all = weights.reduce((sum, list) => sum + list.reduce((a, b) => a + b, 0), 0);
  const perWeight = orders / all;
  for (const list of pull) for (let i = 0; i < days; i++) list[i] = (list[i] as number) * perWeight;
  return {
    from,
    days,
    orders: wholeOrders(weights, orders),
    spend,
    extraSpend: addSaturation(scenario, campaigns, spend, from, period.to + 1),
    pull,
    siteOrders: site.map((weight) => weight * perWeight),
  };
}

/** Whole orders per channel and day whose sum is exactly `orders`. */
function wholeOrders(weights: readonly Float64Array[], orders: number): Int32Array[] {
  const sums = weights.map((list) => list.reduce((a, b) => a + b, 0));
  const all = sums.reduce((a, b) => a + b, 0);
  let running = 0;
  let given = 0;
  return weights.map((list, c) => {
    running += sums[c] as number;
    const total = Math.round((orders * running) / all) - given;
    given += total;
    const counts = new Int32Array(list.length);
    let weight = 0;
    let before = 0;
    for (let i = 0; i < list.length; i++) {
      weight += list[i] as number;
      const upTo = Math.round((total * weight) / (sums[c] as number));
      counts[i] = upTo - before;
      before = upTo;
    }
    return counts;
  });
}

function addSaturation(
  scenario: Scenario,
  campaigns: readonly DemoCampaign[],
  spend: readonly Float64Array[],
  from: number,
  today: number,
): Float64Array[] {
  const extra = spend.map((list) => new Float64Array(list.length));
  const cause = findCause(scenario, 'platform_saturation');
  if (!cause) return extra;
  const [first, last] = windowDays(cause, today);
  campaigns.forEach((campaign, c) => {
    if (campaign.platform !== cause.platform) return;
    for (let i = Math.max(0, first - from); i <= last - from; i++) {
      const added = ((spend[c] as Float64Array)[i] as number) * cause.extraSpend;
      (extra[c] as Float64Array)[i] = added;
      (spend[c] as Float64Array)[i] = ((spend[c] as Float64Array)[i] as number) + added;
    }
  });
  return extra;
}
