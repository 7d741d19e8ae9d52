import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { adSpendRows, Commissions } from '@/prisma/demo/ad-spend';
import { dayNumber, dayOf } from '@/prisma/demo/calendar';
import { type DemoOrder, isValid } from '@/prisma/demo/order';
import { readScenario, type Scenario } from '@/prisma/demo/scenario';
import { Simulation } from '@/prisma/demo/simulation';
import { Truth } from '@/prisma/demo/truth';
import { Visitors } from '@/prisma/demo/visitors';

const SCENARIO = readScenario();
const TODAY = '2026-11-23';

function simulate(seed: number, orders = 2_000, scenario: Scenario = SCENARIO) {
  const sim = new Simulation({ seed, orders, scenario, today: TODAY });
  const hash = createHash('sha256');
  const all: DemoOrder[] = [];
  const visitors = new Visitors(sim);
  let visits = 0;
  for (const { day, orders: made, brokenOff } of sim.days()) {
    for (const order of made) {
      hash.update(JSON.stringify(order));
      all.push(order);
    }
    for (const visit of visitors.day(day, brokenOff)) {
      visits += 1;
      if (visits % 7 === 0) hash.update(JSON.stringify(visit));
    }
  }
  for (const row of adSpendRows(sim, new Commissions())) hash.update(`${row.day}${row.campaign.code}${row.spend}`);
  return { sim, orders: all, visits, hash: hash.digest('hex') };
}

const first = simulate(1);

describe('the demo simulation', () => {
  it('makes the same rows from the same seed, and others from another', () => {
    expect(simulate(1).hash).toBe(first.hash);
    expect(simulate(2).hash).not.toBe(first.hash);
  });

  it('makes as many orders as asked for, less those that planted causes take away', () => {
    const plain = simulate(1, 2_000, { ...SCENARIO, causes: [] });
    expect(plain.orders.filter((order) => order.kind === 'order')).toHaveLength(2_000);
    const made = first.orders.filter((order) => order.kind === 'order').length;
    const lost = first.sim.causes
      .report(SCENARIO)
      .reduce(
        (sum: number, cause) => sum + Number((cause as { measured: { lostOrders?: number } }).measured.lostOrders ?? 0),
        0,
      );
    expect(lost).toBeGreaterThan(10);
    expect(made + lost).toBe(2_000);
  });

  it('has lines whose parts sum to their order, in whole cents', () => {
    for (const order of first.orders) {
      for (const line of order.lines) {
        expect(line.net).toBe(line.gross - line.discount);
        expect(line.discount).toBeGreaterThanOrEqual(0);
        expect(line.net).toBeGreaterThanOrEqual(0);
        expect([line.gross % 100, line.discount % 100, line.tax % 100]).toEqual([0, 0, 0]);
      }
      const due = order.lines.reduce((sum, line) => sum + line.net, 0) + order.shipping + order.tax;
      for (const payment of order.payments) expect(payment.amount).toBe(due);
      const refunded = order.refunds.reduce((sum, refund) => sum + refund.amount, 0);
      if (order.kind === 'order') expect(refunded).toBeLessThanOrEqual(due);
    }
  });

  it('allocates a code over the whole basket at its rate, to the cent', () => {
    const rates = new Map(first.sim.promotions.filter((p) => p.kind === 'order').map((p) => [p.code, p.rate]));
    const coded = first.orders.filter(
      (order) =>
        order.lines.length > 1 &&
        order.lines.every((line) => line.promotion === order.promotion) &&
        rates.has(order.promotion ?? ''),
    );
    expect(coded.length).toBeGreaterThan(50);
    for (const order of coded) {
      const gross = order.lines.reduce((sum, line) => sum + line.gross, 0);
      const discount = order.lines.reduce((sum, line) => sum + line.discount, 0);
      expect(discount).toBe(Math.round((gross * (rates.get(order.promotion ?? '') ?? 0)) / 100) * 100);
    }
  });

  it('happens in the three years up to yesterday, in order', () => {
    const { period } = first.sim;
    expect([period.from, period.to]).toEqual([dayNumber('2023-11-23'), dayNumber('2026-11-22')]);
    let last = 0;
    for (const order of first.orders) {
      const day = dayOf(order.booked);
      expect(day).toBeGreaterThanOrEqual(Math.max(last, period.from));
      expect(day).toBeLessThanOrEqual(period.to);
      last = day;
      const later = [
        order.paid,
        order.shipped,
        order.delivered,
        order.cancelled,
        order.recognised,
        ...order.refunds.map((r) => r.at),
      ];
      for (const at of later)
        if (at !== null) expect([at >= order.booked, dayOf(at) <= period.to]).toEqual([true, true]);
      for (const visit of order.visits) {
        expect([visit.at < order.booked, dayOf(visit.at) >= period.from]).toEqual([true, true]);
      }
    }
  });

  it('keeps a history per person: ranks without gaps, touches after the order before', () => {
    const seen = new Map<number, { rank: number; booked: number }>();
    for (const order of first.orders) {
      if (order.person < 0) continue;
      const before = seen.get(order.person);
      expect(order.visits.every((visit) => visit.at > (before?.booked ?? 0))).toBe(true);
      if (isValid(order)) expect(order.sequence).toBe((before?.rank ?? 0) + 1);
      seen.set(order.person, { rank: (before?.rank ?? 0) + (isValid(order) ? 1 : 0), booked: order.booked });
    }
  });

  it('looks like a shop: growing, seasonal, with loyal customers and a sensible basket', () => {
    const { sim, orders } = simulate(5, 8_000);
    const truth = new Truth(
      sim.products,
      sim.campaigns.map((campaign) => campaign.code),
    );
    for (const order of orders) truth.addOrder(order);
    const { totals, by } = truth.report();
    expect(Number(totals.average_order_value)).toBeGreaterThan(42);
    expect(Number(totals.average_order_value)).toBeLessThan(54);
    expect(totals.gross_margin_rate).toBeGreaterThan(0.55);
    expect(totals.gross_margin_rate).toBeLessThan(0.66);
    expect(totals.repeat_purchase_rate).toBeGreaterThan(0.3);
    expect(totals.repeat_purchase_rate).toBeLessThan(0.55);
    const net = (month: string) => Number(by.month?.[month]?.net_revenue);
    expect(net('2026-10-01')).toBeGreaterThan(net('2024-10-01') * 1.2);
    expect(net('2025-12-01')).toBeGreaterThan(net('2025-10-01') * 1.15);
    const parts = Object.values(by.sales_channel ?? {}).reduce(
      (sum, cell) => sum + Math.round(Number(cell.net_revenue) * 100),
      0,
    );
    expect(parts).toBe(Math.round(Number(totals.net_revenue) * 100));
  });
});
