import { DAY, MINUTE, settle } from './calendar';
import type { DemoCampaign } from './campaign';
import type { Demand } from './demand';
import type { Visit } from './order';
import { type Random, runningSums } from './random';

export const LOOKBACK_DAYS = 30;

/** Visits without a campaign: where they come from. */
const FREE_SOURCES = [
  { group: 'organic_search', source: 'google', medium: 'organic', share: 0.42 },
  { group: 'direct', source: '', medium: '', share: 0.37 },
  { group: 'organic_social', source: 'instagram', medium: 'social', share: 0.12 },
  { group: 'referral', source: 'blog-beaute', medium: 'referral', share: 0.09 },
] as const;
const FREE_SUMS = runningSums(FREE_SOURCES.map((entry) => entry.share));
const LANDINGS = ['/', '/soins-visage', '/soins-corps', '/soins-cheveux', '/solaires', '/coffrets', '/journal'];
const LANDING_SUMS = runningSums([0.3, 0.24, 0.13, 0.14, 0.08, 0.06, 0.05]);

const AUDIENCE = { new: [1.35, 0.42], loyal: [0.3, 1.6], all: [1, 1] } as const;

export function pickDevice(random: Random, mobile: boolean): string {
  if (mobile) return random.chance(0.86) ? 'mobile' : random.chance(0.7) ? 'desktop' : 'tablet';
  return random.chance(0.85) ? 'desktop' : random.chance(0.7) ? 'mobile' : 'tablet';
}

/** Where a visit comes from: a campaign, or one of the free sources when `campaign` is undefined. */
export function visitFrom(random: Random, campaign: DemoCampaign | undefined, at: number, device: string): Visit {
  const free = FREE_SOURCES[random.weighted(FREE_SUMS)] as (typeof FREE_SOURCES)[number];
  const { group, source, medium } = campaign ?? free;
  return {
    at: settle(at),
    kind: group === 'email' ? 'email_click' : 'session',
    group,
    source,
    medium,
    campaign: campaign ? campaign.index : -1,
    device,
    landing: campaign?.productFocus === 'sun' ? '/solaires' : (LANDINGS[random.weighted(LANDING_SUMS)] as string),
    seconds: Math.round(random.lognormal(75, 0.9)),
    pageViews: 1 + Math.floor(random.exponential(2.6)),
    productViews: 0,
    cartAdds: 0,
    checkout: false,
    payment: false,
    ordered: false,
  };
}

/** The visits that lead to an order of the site, and which campaign closes it. */
export class Journeys {
  private sums: [Float64Array, Float64Array] = [new Float64Array(1), new Float64Array(1)];

  constructor(
    private readonly random: Random,
    private readonly campaigns: readonly DemoCampaign[],
    private readonly demand: Demand,
  ) {}

  open(day: number): void {
    const i = day - this.demand.from;
    const expected = this.demand.siteOrders[i] as number;
    const sums = ([0, 1] as const).map((status) => {
      const weights = this.campaigns.map((c) => (this.demand.pull[c.index]?.[i] ?? 0) * AUDIENCE[c.audience][status]);
      const campaigns = weights.reduce((a, b) => a + b, 0);
      const pulled = this.campaigns.reduce((sum, c) => sum + (this.demand.pull[c.index]?.[i] ?? 0), 0);
      return runningSums([...weights, Math.max(campaigns * 0.05, expected - pulled)]);
    });
    this.sums = sums as [Float64Array, Float64Array];
  }

  /** The campaign that closes an order of the site, or undefined. */
  closing(isNew: boolean): DemoCampaign | undefined {
    return this.campaigns[this.random.weighted(this.sums[isNew ? 0 : 1])];
  }

  /**
   * Visits up to the order, in order of time, all after `since`. The closing campaign stands on the last visit or on the
   * one before; earlier visits may carry other campaigns.
   */
  visits(
    booked: number,
    since: number,
    device: string,
    closing: DemoCampaign | undefined,
    isNew: boolean,
    usesCode: boolean,
  ): Visit[] {
    const { random } = this;
    // Nothing is known of the time before the first day.
    const first = this.demand.from * DAY;
    const last = Math.max(first, booked - random.int(3 * MINUTE, 25 * MINUTE));
    const earliest = Math.max(first, since + 10 * MINUTE, booked - 21 * DAY);
    const times: number[] = [];
    const earlier = Math.floor(random.exponential(isNew ? 1.5 : 0.9));
    for (let i = 0; i < earlier && earliest < last - DAY / 4; i++) {
      times.push(last - DAY / 8 - (last - DAY / 8 - earliest) * random.next() ** 2);
    }
    times.sort((a, b) => a - b);
    const closesBefore = closing !== undefined && times.length > 0 && random.chance(0.35);
    const visits: Visit[] = times.map((at, i) => {
      const closes = closesBefore && i === times.length - 1;
      const other = !closes && closing && random.chance(0.4) ? this.closing(isNew) : undefined;
      return this.browse(
        visitFrom(random, closes ? closing : other, at, random.chance(0.8) ? device : pickDevice(random, true)),
      );
    });
    const order = visitFrom(random, closesBefore ? undefined : closing, last, device);
    visits.push({
      ...order,
      seconds: booked - last,
      pageViews: order.pageViews + 4,
      productViews: 1 + Math.floor(random.exponential(2)),
      cartAdds: 1 + Math.floor(random.exponential(1)),
      checkout: true,
      payment: true,
      ordered: true,
    });
    if (usesCode && closing)
      visits.push({ ...order, campaign: closing.index, group: closing.group, kind: 'code', at: booked - 60 });
    for (let i = 1; i < visits.length; i++) {
      const visit = visits[i] as Visit;
      visit.at = Math.max(visit.at, (visits[i - 1] as Visit).at + 1);
    }
    return visits;
  }

  private browse(visit: Visit): Visit {
    const { random } = this;
    const views = random.chance(0.7) ? 1 + Math.floor(random.exponential(1.4)) : 0;
    const adds = views > 0 && random.chance(0.3) ? 1 : 0;
    return {
      ...visit,
      pageViews: visit.pageViews + views,
      productViews: views,
      cartAdds: adds,
      checkout: adds > 0 && random.chance(0.3),
    };
  }
}
