import type { Day } from '@/lib/core/calendar';
import { Aftersales } from './aftersales';
import { Basket } from './basket';
import { DAY, dayNumber, demoPeriod, HOUR, settle } from './calendar';
import type { DemoCampaign } from './campaign';
import { buildCampaigns } from './campaigns';
import { buildCatalogue, type DemoProduct } from './catalogue';
import { CauseLedger } from './cause-ledger';
import { CauseWatch } from './cause-watch';
import { CHANNELS, type DemoChannel, SITE } from './channels';
import { creditNote } from './credit-note';
import { buildDemand, type Demand } from './demand';
import { Fulfilment } from './fulfilment';
import { INFLUENCERS } from './influencers';
import { Journeys, pickDevice } from './journeys';
import type { DemoOrder } from './order';
import { OrderMaker } from './order-maker';
import { People } from './people';
import { CATEGORIES } from './product-lines';
import { buildPromotions, type DemoPromotion } from './promotions';
import { Random, runningSums } from './random';
import { findCause, type Scenario, windowDays } from './scenario';
import { Stock } from './stock';

export interface DemoSettings {
  seed: number;
  orders: number;
  scenario: Scenario;
  /** The first day that is not generated. */
  today: Day;
}

export interface DemoDay {
  day: number;
  orders: DemoOrder[];
  /** Mobile visitors who broke off between checkout and payment because of a planted cause. */
  brokenOff: number;
}

/** At most so large a share of a channel's daily orders comes from known customers; the others wait a few days. */
const RETURNING_CAP = 0.74;
const HOUR_SUMS = CHANNELS.map((channel) => runningSums(channel.hours));

/** The whole shop, day by day in order of time; memory holds the people and one day. */
export class Simulation {
  readonly today: number;
  readonly period: { from: number; to: number };
  readonly products: DemoProduct[];
  readonly campaigns: DemoCampaign[];
  readonly promotions: DemoPromotion[];
  readonly demand: Demand;
  readonly stock: Stock;
  readonly people = new People();
  readonly causes = new CauseLedger();
  private readonly random: Random;
  private readonly maker: OrderMaker;
  private readonly journeys: Journeys;
  private readonly basket: Basket;
  private readonly watch: CauseWatch;
  private readonly due: Map<number, number[]>[] = CHANNELS.map(() => new Map());
  private readonly lapsing: { category: number; minOrders: number; from: number; to: number; share: number } | null;
  private made = 0;

  constructor(readonly settings: DemoSettings) {
    const { seed, orders, scenario, today } = settings;
    const stream = (name: string) => new Random(seed, name);
    this.today = dayNumber(today);
    this.period = demoPeriod(today);
    this.products = buildCatalogue(stream('catalogue'), scenario, this.period);
    this.campaigns = buildCampaigns(stream('campaigns'), scenario, this.products, this.period);
    this.promotions = buildPromotions(this.products, scenario, this.period, this.influencerCodes());
    this.demand = buildDemand(stream('demand'), scenario, this.campaigns, this.promotions, this.period, orders);
    const unitsPerDay = (orders * 2.6) / this.demand.days;
    this.stock = new Stock(stream('stock'), this.products, scenario, this.period.from, this.today, unitsPerDay);
    this.random = stream('orders');
    this.basket = new Basket(stream('basket'), this.products, this.stock, this.causes, scenario, this.today);
    this.watch = new CauseWatch(this.causes, this.products, scenario, this.today);
    this.journeys = new Journeys(stream('journeys'), this.campaigns, this.demand);
    this.maker = new OrderMaker({
      random: stream('documents'),
      people: this.people,
      products: this.products,
      promotions: this.promotions,
      causes: this.causes,
      basket: this.basket,
      journeys: this.journeys,
      fulfilment: new Fulfilment(stream('fulfilment'), this.causes, scenario, this.today),
      aftersales: new Aftersales(stream('aftersales'), this.products, this.causes, scenario, this.today),
      scenario,
      today: this.today,
    });
    const cause = findCause(scenario, 'lapsing_segment');
    const [from, to] = cause ? windowDays(cause, this.today) : [0, -1];
    const category = CATEGORIES.findIndex((entry) => entry.code === cause?.category);
    this.lapsing = cause ? { category, minOrders: cause.minOrders, from, to, share: cause.share } : null;
  }

  private influencerCodes() {
    return INFLUENCERS.map((influencer, index) => {
      const own = this.campaigns.filter((campaign) => campaign.influencer === index);
      const from = Math.min(...own.map((campaign) => campaign.from));
      return { code: influencer.code, name: `Code ${influencer.name}`, from, to: this.period.to };
    }).filter((code) => Number.isFinite(code.from));
  }

  *days(): Generator<DemoDay> {
    for (let day = this.period.from; day <= this.period.to; day++) {
      const orders = this.makeDay(day);
      yield { day, orders, brokenOff: this.maker.brokenOff };
    }
  }

  private makeDay(day: number): DemoOrder[] {
    this.stock.open(day);
    this.basket.open(day);
    this.journeys.open(day);
    this.maker.open(day);
    const buyers: { channel: number; person: number; booked: number }[] = [];
    CHANNELS.forEach((channel, c) => {
      let wanted = this.demand.orders[c]?.[day - this.period.from] ?? 0;
      const { persons, lost } = this.returning(c, day, wanted);
      wanted -= lost;
      for (let i = 0; i < wanted; i++) {
        const person =
          persons[i] ?? (this.random.chance(channel.anonymous) ? -1 : this.people.add(this.random, c, day));
        buyers.push({ channel: c, person, booked: this.bookingTime(c, day) });
      }
    });
    buyers.sort((a, b) => a.booked - b.booked);
    const orders: DemoOrder[] = [];
    for (const { channel, person, booked } of buyers) {
      const device = this.device(CHANNELS[channel] as DemoChannel, person);
      const order = this.maker.make(this.nextRef(), channel, person, booked, device);
      if (order) {
        this.watch.see(order);
        orders.push(order);
      } else this.made -= 1;
      if (person >= 0) this.schedule(person, day);
      if (channel > SITE && CHANNELS[channel]?.type === 'store' && this.random.chance(0.003)) {
        orders.push(creditNote(this.random, this.products, `AV-${this.made}`, channel, booked, day));
      }
    }
    this.stock.close(day);
    return orders;
  }

  /** Refs are given in order of time and all have the same length, so that a chunk of orders is a range of refs. */
  private nextRef(): string {
    this.made += 1;
    return `MA${10_000_000 + this.made}`;
  }

  private bookingTime(channel: number, day: number): number {
    const hour = this.random.weighted(HOUR_SUMS[channel] as Float64Array);
    return settle(day * DAY + hour * HOUR + this.random.int(0, HOUR - 1));
  }

  private device(channel: DemoChannel, person: number): string {
    if (channel.type === 'store') return 'pos';
    if (channel.type === 'marketplace') return '';
    return pickDevice(this.random, person >= 0 ? this.people.mobile[person] === 1 : this.random.chance(0.63));
  }

  /** Known customers who order today, and how many of the lapsing segment's orders are lost. */
  private returning(channel: number, day: number, wanted: number): { persons: number[]; lost: number } {
    const calendar = this.due[channel] as Map<number, number[]>;
    const list = calendar.get(day) ?? [];
    calendar.delete(day);
    let lost = 0;
    const persons: number[] = [];
    const room = Math.floor(wanted * RETURNING_CAP + this.random.next());
    for (const person of list) {
      if (persons.length + lost >= room) {
        this.plan(channel, day + this.random.int(1, 3), person);
      } else if (this.lapses(person, day)) {
        lost += 1;
        this.schedule(person, day);
      } else persons.push(person);
    }
    return { persons, lost };
  }

  private lapses(person: number, day: number): boolean {
    const { lapsing, people } = this;
    if (!lapsing || day < lapsing.from || day > lapsing.to) return false;
    const orders = people.orders[person] as number;
    if (people.favourite[person] !== lapsing.category || orders < lapsing.minOrders) return false;
    this.causes.add('lapsing_segment', 'dueOrders');
    if (!this.random.chance(lapsing.share)) return false;
    this.causes.add('lapsing_segment', 'lostOrders');
    this.causes.addMoney('lapsing_segment', 'lostNetAtUsualOrderValue', (people.spent[person] as number) / orders);
    return true;
  }

  private plan(channel: number, day: number, person: number): void {
    if (day > this.period.to) return;
    const calendar = this.due[channel] as Map<number, number[]>;
    const list = calendar.get(day);
    if (list) list.push(person);
    else calendar.set(day, [person]);
  }

  private schedule(person: number, day: number): void {
    const next = this.people.nextOrder(this.random, person, day);
    if (next < 0) return;
    const home = this.people.channel[person] as number;
    const type = CHANNELS[home]?.type;
    // A shop's customer also buys on the site; the other way round it happens less.
    const channel =
      type === 'store' && this.random.chance(0.14)
        ? SITE
        : type === 'site' && this.random.chance(0.035)
          ? this.random.int(3, 4)
          : home;
    this.plan(channel, next, person);
  }
}
