import { DAY, HOUR, settle } from './calendar';
import { CHANNELS, SITE } from './channels';
import { pickDevice, visitFrom } from './journeys';
import type { Visit } from './order';
import { placeFor } from './people';
import { Random, runningSums } from './random';
import type { Simulation } from './simulation';

export interface VisitorVisit extends Visit {
  /** Number of an anonymous visitor. */
  visitor: number;
  place: number;
  consented: boolean;
  isBot: boolean;
}

const VISITS_PER_ORDER = 8.4;
const HOUR_SUMS = runningSums((CHANNELS[SITE] as (typeof CHANNELS)[number]).hours);
const REMEMBERED = 4_000;

/** Visits that end without an order: most of a site's traffic, and the bots. */
export class Visitors {
  count = 0;
  private readonly random: Random;
  private readonly recent: { visitor: number; place: number; consented: boolean; mobile: boolean }[] = [];

  constructor(private readonly sim: Simulation) {
    this.random = new Random(sim.settings.seed, 'visitors');
  }

  private visitor() {
    const { random } = this;
    if (this.recent.length > 50 && random.chance(0.27)) return random.pick(this.recent);
    const fresh = {
      visitor: this.count++,
      place: placeFor(random, SITE),
      consented: random.chance(0.72),
      mobile: random.chance(0.68),
    };
    if (this.recent.length < REMEMBERED) this.recent.push(fresh);
    else this.recent[random.int(0, REMEMBERED - 1)] = fresh;
    return fresh;
  }

  *day(day: number, brokenOff: number): Generator<VisitorVisit> {
    const { random, sim } = this;
    const i = day - sim.demand.from;
    const orders = sim.demand.siteOrders[i] as number;
    const pulls = sim.campaigns.map((c) => (sim.demand.pull[c.index]?.[i] ?? 0) * (c.audience === 'new' ? 11 : 6));
    const pulled = sim.campaigns.reduce((sum, c) => sum + (sim.demand.pull[c.index]?.[i] ?? 0), 0);
    const sums = runningSums([...pulls, Math.max(0, orders - pulled) * 8.5]);
    const visits = Math.round(orders * VISITS_PER_ORDER * random.lognormal(1, 0.05));
    for (let n = 0; n < visits + brokenOff; n++) {
      const who = this.visitor();
      const hour = random.weighted(HOUR_SUMS);
      const at = settle(day * DAY + hour * HOUR + random.int(0, HOUR - 1));
      const isDrop = n >= visits;
      const device = isDrop ? 'mobile' : pickDevice(random, who.mobile);
      const isBot = !isDrop && random.chance(0.028);
      const visit = visitFrom(random, isBot ? undefined : sim.campaigns[random.weighted(sums)], at, device);
      const ease = device === 'mobile' ? 0.85 : 1.2;
      const views = isDrop || (!isBot && random.chance(0.45)) ? 1 + Math.floor(random.exponential(1.3)) : 0;
      const adds = isDrop || (views > 0 && random.chance(0.165 * ease)) ? 1 + Math.floor(random.exponential(0.6)) : 0;
      const checkout = isDrop || (adds > 0 && random.chance(0.34 * ease));
      yield {
        ...visit,
        pageViews: isBot ? 1 : visit.pageViews + views + adds,
        productViews: views,
        cartAdds: adds,
        checkout,
        payment: !isDrop && checkout && random.chance(0.4),
        seconds: isBot ? 0 : views > 0 ? visit.seconds : Math.round(visit.seconds / 4),
        visitor: who.visitor,
        place: who.place,
        consented: who.consented && !isBot,
        isBot,
      };
    }
  }
}
