import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../database';
import { emptyShop, facts, importFile, proveRollups, readText } from './import-files';
import { cents, dataFolder, readTruth, series, top, value, withoutZeros } from './truth';

interface Truth {
  orders: number;
  item_rows: number;
  booked_revenue: number;
  freight_valid: number;
  recognised_revenue: number;
  valid_orders_with_items: number;
  aov: number;
  upt: number;
  booked_by_month: Record<string, number>;
  recognised_by_month: Record<string, number>;
  top10_categories: Record<string, number>;
  top10_states: Record<string, number>;
  customers_valid: number;
  payment_total: number;
  payment_mix_value: Record<string, number>;
  delivered_with_date: number;
  mean_delivery_days: number;
  on_time_pct: number;
}

const folder = dataFolder('olist');
const truth = readTruth<Truth>(folder);
const at = (name: string) => path.join(folder ?? '', `olist_${name}_dataset.csv.gz`);
const CATEGORIES = path.join(folder ?? '', 'product_category_name_translation.csv');
const AS_LISTED = [
  at('customers'),
  at('orders'),
  at('products'),
  CATEGORIES,
  at('sellers'),
  at('geolocation'),
  at('order_items'),
  at('order_payments'),
  at('order_reviews'),
];
const ITEMS_FIRST = [
  at('order_items'),
  at('order_reviews'),
  at('order_payments'),
  at('sellers'),
  at('orders'),
  CATEGORIES,
  at('geolocation'),
  at('products'),
  at('customers'),
];

/** Rows of a file without quotes, by the simplest means there is. */
function plainRows(source: string): Record<string, string>[] {
  const [header = '', ...lines] = readText(source).replaceAll('\r', '').trimEnd().split('\n');
  const names = header.replaceAll('"', '').split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

/** Customers with a valid order that has items: ours need a total above 0; the truth counts orders without items too. */
function customersWithItems(): { customers: number; repeat: number } {
  const withItems = new Set(plainRows(at('order_items')).map((row) => row.order_id));
  const people = new Map(plainRows(at('customers')).map((row) => [row.customer_id, row.customer_unique_id]));
  const orders = new Map<string | undefined, number>();
  for (const order of plainRows(at('orders'))) {
    if (order.order_status === 'canceled' || order.order_status === 'unavailable' || !withItems.has(order.order_id))
      continue;
    const person = people.get(order.customer_id);
    orders.set(person, (orders.get(person) ?? 0) + 1);
  }
  return { customers: orders.size, repeat: [...orders.values()].filter((count) => count >= 2).length };
}

describe.skipIf(!folder)('Olist, nine files of one marketplace', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());

  describe.each([
    ['as they are listed', AS_LISTED],
    ['items first, customers last', ITEMS_FIRST],
  ])('%s', (_, files) => {
    beforeAll(async () => {
      await emptyShop();
      for (const source of files) {
        const report = await importFile(source);
        expect(report.format).toMatch(/^olist-/);
        expect(report.inserted).toBe(report.rows);
      }
    }, 300_000);

    it('has the booked revenue of the truth, in all and by month', async () => {
      expect(await value('gross_revenue')).toBe(truth.booked_revenue.toFixed(2));
      expect(await value('net_revenue')).toBe(truth.booked_revenue.toFixed(2));
      expect(await value('shipping_revenue')).toBe(truth.freight_valid.toFixed(2));
      expect(withoutZeros(await series('gross_revenue', 'month'))).toEqual(cents(truth.booked_by_month));
    });

    // In all, the truth has 1,249.18 more: 8 delivered orders whose file names no delivery day, hence in no period.
    it('has the recognised revenue of the truth by month, and in all that of delivered orders with a day', async () => {
      expect(withoutZeros(await series('recognised_revenue', 'month'))).toEqual(cents(truth.recognised_by_month));
      expect(await value('recognised_revenue')).toBe((truth.recognised_revenue - 1_249.18).toFixed(2));
    });

    it('has the orders, order value and basket of the truth', async () => {
      expect(await value('order_count')).toBe(truth.valid_orders_with_items);
      expect(await value('average_order_value')).toBe(truth.aov.toFixed(2));
      expect(await value('units_per_transaction')).toBeCloseTo(truth.upt, 4);
    });

    it('has the customers with a valid order above 0, on purpose fewer than the truth, which counts empty orders', async () => {
      const { customers, repeat } = customersWithItems();
      expect(customers).toBeLessThan(truth.customers_valid);
      expect(await value('active_customers')).toBe(customers);
      expect(await value('repeat_customers')).toBe(repeat);
      expect(await value('repeat_purchase_rate')).toBeCloseTo(repeat / customers, 6);
    });

    it('has the top categories and states of the truth, in their order', async () => {
      const categories = await series('gross_revenue', 'category', top('gross_revenue', 10));
      expect(Object.entries(categories)).toEqual(Object.entries(cents(truth.top10_categories)));
      const states = await series('gross_revenue', 'region', top('gross_revenue', 10));
      expect(Object.entries(states)).toEqual(Object.entries(cents(truth.top10_states)));
    });

    it('has the payment mix by value, delivery days and on-time rate of the truth', async () => {
      const mix = await series('payment_mix', 'payment_method');
      // The method "not_defined" paid nothing: it has no share, and an answer has no row without a value.
      expect(Object.keys(truth.payment_mix_value)).toEqual(expect.arrayContaining(Object.keys(mix)));
      for (const [method, share] of Object.entries(truth.payment_mix_value)) {
        expect(Number(mix[method] ?? 0)).toBeCloseTo(share, 5);
      }
      expect(await value('payment_amount')).toBe(truth.payment_total.toFixed(2));
      expect(await value('delivery_count')).toBe(truth.delivered_with_date);
      expect(await value('delivery_days')).toBeCloseTo(truth.mean_delivery_days, 3);
      expect(await value('on_time_delivery_rate')).toBeCloseTo(truth.on_time_pct / 100, 5);
    });

    it('has roll-ups equal to the facts', () => proveRollups(database));
  });

  it('changes nothing when all files come again, and has the same facts in whatever order they came', async () => {
    const itemsFirst = await facts();
    for (const source of AS_LISTED) {
      expect(await importFile(source)).toMatchObject({ inserted: 0, updated: 0, quarantined: 0 });
    }
    expect(await facts()).toEqual(itemsFirst);
    await emptyShop();
    for (const source of AS_LISTED) await importFile(source);
    const asListed = await facts();
    for (const [name, rows] of Object.entries(asListed))
      expect({ name, rows }).toEqual({ name, rows: itemsFirst[name] });
    await proveRollups(database);
  }, 300_000);
});
