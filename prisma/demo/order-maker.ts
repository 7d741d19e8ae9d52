import type { Aftersales } from './aftersales';
import type { Basket } from './basket';
import { taxLines } from './basket';
import { DAY, dayOf, HOUR, settle } from './calendar';
import { type DemoProduct, EURO, TAX_RATE, wholeCents } from './catalogue';
import type { CauseLedger } from './cause-ledger';
import { CHANNELS, type DemoChannel, SITE, WAREHOUSE_OF_CHANNEL } from './channels';
import type { Fulfilment } from './fulfilment';
import { INFLUENCERS } from './influencers';
import { type Journeys, LOOKBACK_DAYS } from './journeys';
import { type DemoOrder, type DemoStatus, isValid } from './order';
import { payOrder } from './payments';
import { type People, placeFor } from './people';
import { type DemoPromotion, LOYALTY_CODE, WELCOME_CODE } from './promotions';
import type { Random } from './random';
import { findCause, type Scenario, windowDays } from './scenario';

interface Workshop {
  random: Random;
  people: People;
  products: readonly DemoProduct[];
  promotions: readonly DemoPromotion[];
  causes: CauseLedger;
  basket: Basket;
  journeys: Journeys;
  fulfilment: Fulfilment;
  aftersales: Aftersales;
  scenario: Scenario;
  today: number;
}

/** Makes one order with everything that follows from it, as far as it has happened by yesterday. */
export class OrderMaker {
  private active: DemoPromotion[] = [];
  private day = 0;
  /** Orders of the day that broke off on a mobile checkout. */
  brokenOff = 0;
  private readonly dropFrom: number;
  private readonly dropTo: number;
  private readonly dropShare: number;
  private readonly now: number;

  constructor(private readonly shop: Workshop) {
    const drop = findCause(shop.scenario, 'mobile_checkout_drop');
    [this.dropFrom, this.dropTo] = drop ? windowDays(drop, shop.today) : [0, -1];
    this.dropShare = drop?.share ?? 0;
    this.now = shop.today * DAY;
  }

  open(day: number): void {
    this.day = day;
    this.brokenOff = 0;
    this.active = this.shop.promotions.filter((promotion) => promotion.from <= day && promotion.to >= day);
  }

  /** The order, or null when it is lost before it is placed. */
  make(ref: string, channelIndex: number, person: number, booked: number, device: string): DemoOrder | null {
    const { random, people, basket, journeys } = this.shop;
    const channel = CHANNELS[channelIndex] as DemoChannel;
    const earlier = person >= 0 ? (people.orders[person] as number) : 0;
    const isNew = earlier === 0;
    const lines = basket.fill(ref, {
      warehouse: WAREHOUSE_OF_CHANNEL[channelIndex] as number,
      favourite: person >= 0 ? (people.favourite[person] as number) : -1,
      lastProduct: person >= 0 ? (people.lastProduct[person] as number) : -1,
    });
    if (lines.length === 0) {
      this.shop.causes.add('stockout_while_advertised', 'lostOrders');
      return null;
    }
    if (
      this.breaksOff(
        channel,
        device,
        lines.reduce((sum, line) => sum + line.gross, 0),
      )
    )
      return null;

    const isTracked = channelIndex === SITE && (person >= 0 ? people.tracked[person] === 1 : random.chance(0.7));
    const closing = isTracked ? journeys.closing(isNew) : undefined;
    const influencer = closing?.influencer !== null && closing ? INFLUENCERS[closing.influencer as number] : undefined;
    const promotion = this.promote(lines, ref, channelIndex, isNew, influencer?.code);
    const usesCode = promotion !== null && promotion === influencer?.code;
    const lineTax = taxLines(lines);
    const net = lines.reduce((sum, line) => sum + line.net, 0);
    const shipping = this.shippingOf(channel, net);
    const tax = lineTax + wholeCents(shipping * TAX_RATE);
    const payments = payOrder(random, ref, channelIndex, net + shipping + tax, booked, this.now);
    const paid = payments[payments.length - 1]?.at ?? null;
    const order: DemoOrder = {
      ref,
      kind: 'order',
      status: 'paid',
      channel: channelIndex,
      place:
        channel.place >= 0
          ? channel.place
          : person >= 0
            ? (people.place[person] as number)
            : placeFor(random, channelIndex),
      person,
      device,
      promotion,
      booked,
      paid,
      shipped: null,
      delivered: null,
      cancelled: null,
      recognised: null,
      isTest: person < 0 && channelIndex === SITE && random.chance(0.004),
      isFraud: channelIndex === SITE && isNew && random.chance(0.0012),
      shipping,
      tax,
      lines,
      refunds: [],
      payments,
      shipment: null,
      review: null,
      dispute: null,
      visits: [],
      sequence: null,
      customerStatus: 'unidentified',
      daysSincePrevious: null,
      campaign: -1,
    };
    this.fulfil(order, channel);
    if (isTracked) {
      const since = person >= 0 ? (people.lastBooked[person] as number) : 0;
      order.visits = journeys.visits(booked, since, device, closing, isNew, usesCode);
    }
    this.remember(order);
    return order;
  }

  private breaksOff(channel: DemoChannel, device: string, gross: number): boolean {
    if (channel.type !== 'site' || device !== 'mobile' || this.day < this.dropFrom || this.day > this.dropTo)
      return false;
    if (!this.shop.random.chance(this.dropShare)) return false;
    this.brokenOff += 1;
    this.shop.causes.add('mobile_checkout_drop', 'lostOrders');
    this.shop.causes.addMoney('mobile_checkout_drop', 'lostListValue', gross);
    return true;
  }

  private shippingOf(channel: DemoChannel, net: number): number {
    if (channel.type === 'store') return 0;
    if (channel.type === 'marketplace') return net < 25 * EURO ? 32_500 : 0;
    return net < 40 * EURO ? 40_800 : 0;
  }

  /** Applies what lowers the price, at most one code beside the planted promotion; returns the order's code. */
  private promote(
    lines: DemoOrder['lines'],
    ref: string,
    channelIndex: number,
    isNew: boolean,
    influencerCode?: string,
  ): string | null {
    const { random, basket } = this.shop;
    const channel = CHANNELS[channelIndex] as DemoChannel;
    const warehouse = WAREHOUSE_OF_CHANNEL[channelIndex] as number;
    const holds = (promotion: DemoPromotion) =>
      promotion.scope === 'all' ||
      (promotion.scope === 'own' ? channel.type !== 'marketplace' : channel.type === 'site');
    const code = influencerCode ? this.active.find((promotion) => promotion.code === influencerCode) : undefined;
    if (code && random.chance(0.62) && basket.apply(lines, code, ref, warehouse)) return code.code;
    let used: string | null = null;
    for (const promotion of this.active) {
      if (promotion.influencer || promotion.standing || !holds(promotion)) continue;
      if (promotion.use < 1 && used !== null) continue;
      if (random.chance(promotion.use) && basket.apply(lines, promotion, ref, warehouse)) used = promotion.code;
    }
    if (used !== null || channel.type === 'marketplace') return used;
    const standing = this.active.find((promotion) => promotion.code === (isNew ? WELCOME_CODE : LOYALTY_CODE));
    if (!standing || !holds(standing) || !random.chance(standing.use)) return null;
    return basket.apply(lines, standing, ref, warehouse) ? standing.code : null;
  }

  private fulfil(order: DemoOrder, channel: DemoChannel): void {
    const { random, fulfilment, aftersales } = this.shop;
    let late = false;
    if (channel.type === 'store') {
      order.recognised = order.booked;
      order.status = 'completed';
    } else if (order.isTest || order.isFraud) {
      order.status = 'paid';
    } else if (random.chance(0.019)) {
      const at = settle(order.booked + random.int(HOUR, 20 * HOUR));
      if (at < this.now) {
        order.cancelled = at;
        order.status = 'cancelled';
      }
    } else if (order.paid === null) {
      order.status = 'pending';
    } else {
      const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
      const shipment = fulfilment.ship(`${order.ref}-E`, order.paid, units);
      order.shipment = shipment;
      order.shipped = shipment.shipped;
      order.delivered = shipment.delivered;
      order.recognised = shipment.delivered;
      order.status = statusOf(shipment.released, shipment.shipped, shipment.delivered);
      late = shipment.delivered !== null && dayOf(shipment.delivered) > shipment.promisedDay;
    }
    if (order.status === 'cancelled' || order.isTest) return;
    const handedOver = order.recognised;
    if (!order.isFraud) order.refunds = aftersales.refunds(order, handedOver, late);
    const units = order.lines.reduce((sum, line) => sum + (line.free ? 0 : line.quantity), 0);
    const returned = order.refunds.reduce((sum, refund) => sum + (refund.kind === 'return' ? refund.quantity : 0), 0);
    if (order.delivered !== null && returned === units) order.status = 'returned';
    if (handedOver !== null && channel.type !== 'store') order.review = aftersales.review(order, handedOver, late);
    order.dispute = aftersales.dispute(order);
  }

  /** The person's history up to this order, and what the order adds to it. */
  private remember(order: DemoOrder): void {
    const { people } = this.shop;
    const { person } = order;
    const touch = [...order.visits].reverse().find((visit) => visit.campaign >= 0);
    if (person < 0) {
      order.campaign = touch?.campaign ?? -1;
      return;
    }
    if (touch) {
      people.touchAt[person] = touch.at;
      people.touchCampaign[person] = touch.campaign;
    }
    const touchAt = people.touchAt[person] as number;
    if (touchAt > order.booked - LOOKBACK_DAYS * DAY) order.campaign = people.touchCampaign[person] as number;
    const earlier = people.orders[person] as number;
    order.customerStatus = earlier === 0 ? 'new' : 'returning';
    people.lastBooked[person] = order.booked;
    people.lastProduct[person] = order.lines[0]?.product ?? -1;
    if (!isValid(order)) return;
    order.sequence = earlier + 1;
    if (earlier > 0) order.daysSincePrevious = this.day - (people.lastDay[person] as number);
    people.orders[person] = earlier + 1;
    people.lastDay[person] = this.day;
    people.spent[person] = (people.spent[person] as number) + order.lines.reduce((sum, line) => sum + line.net, 0);
  }
}

function statusOf(released: number | null, shipped: number | null, delivered: number | null): DemoStatus {
  if (delivered !== null) return 'delivered';
  if (shipped !== null) return 'shipped';
  return released !== null ? 'processing' : 'paid';
}
