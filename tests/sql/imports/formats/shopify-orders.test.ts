import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups, readText } from '../import-files';
import { dataFolder, readTruth, series, value } from '../truth';
import { factsAsText, fixture, money, ordersOf, shuffled, warnings } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const EXPORT = fixture('shopify-orders/orders_export.csv');
const LATER = fixture('shopify-orders/orders_export_later_75_columns.csv');

const orders = () =>
  runSql(`SELECT o.external_ref ref, o.status, o.day, o.currency, ${money('o.gross')} gross, ${money('o.discount')} discount, ${money('o.net')} net,
      ${money('o.shipping_amount')} shipping, ${money('o.tax_amount')} tax, o.units, o.is_valid valid, o.is_test test, o.recognised_day recognised,
      c.code channel, c.type::text kind, l.country_code country, l.state, l.postcode
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id ORDER BY 1`);

const ORDERS = [
  // 23:30 UTC is the next day in Paris. 20 + 20 + 30, 5 off the cream, 10 off the order, a free sample.
  {
    ref: '#1001',
    status: 'shipped',
    day: '2026-06-02',
    currency: 'EUR',
    gross: '70.00',
    discount: '15.00',
    net: '55.00',
    shipping: '4.90',
    tax: '11.98',
    units: 3,
    valid: true,
    test: false,
    recognised: '2026-06-03',
    channel: 'shopify',
    kind: 'site',
    country: 'FR',
    state: 'Auvergne-Rhône-Alpes',
    postcode: '69002',
  },
  // Prices with tax: 66 = 20 + 30 + 5 shipping + 11 tax. 12 of it went back: 10 of goods, 2 of tax.
  {
    ref: '#1002',
    status: 'processing',
    gross: '50.00',
    discount: '0.00',
    net: '50.00',
    shipping: '5.00',
    tax: '11.00',
    recognised: null,
  },
  {
    ref: '#1003',
    status: 'returned',
    net: '50.00',
    channel: 'Lyon Bellecour',
    kind: 'store',
    recognised: '2026-06-02',
    country: null,
  },
  { ref: '#1004', status: 'cancelled', valid: false, net: '30.00' },
  { ref: '#1005', status: 'pending', net: '59.97', shipping: '0.00', units: 3, country: 'BE', postcode: '1000' },
  { ref: '#1006', status: 'paid', currency: 'USD', test: true, valid: false, channel: 'shopify' },
];

describe('Shopify orders', () => {
  it('reads what the first line says of the order, and shares discounts, taxes and refunds out', async () => {
    const report = await importFile(EXPORT);
    expect(report.format).toBe('shopify-orders');
    expect(counts(report)).toEqual({ rows: 9, inserted: 9, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await orders()).toMatchObject(ORDERS);
    const lines =
      await runSql(`SELECT o.external_ref ref, p.sku, l.quantity, l.gross::text, l.discount::text, l.net::text, l.tax::text, l.is_free
      FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id JOIN product p ON p.id = l.product_id
      WHERE o.external_ref IN ('#1001', '#1005') ORDER BY 1, 2`);
    // 10.00 over 40.00 and 25.00, and 11.98 over 33.8462, 21.1538 and 4.90, by largest remainder.
    expect(lines).toEqual([
      {
        ref: '#1001',
        sku: 'CRE-50',
        quantity: 1,
        gross: '300000',
        discount: '88462',
        net: '211538',
        tax: '42308',
        is_free: false,
      },
      { ref: '#1001', sku: 'ECH-1', quantity: 1, gross: '0', discount: '0', net: '0', tax: '0', is_free: true },
      {
        ref: '#1001',
        sku: 'SER-30',
        quantity: 2,
        gross: '400000',
        discount: '61538',
        net: '338462',
        tax: '67692',
        is_free: false,
      },
      {
        ref: '#1005',
        sku: 'Bougie "Figuier", 200 g',
        quantity: 3,
        gross: '599700',
        discount: '0',
        net: '599700',
        tax: '0',
        is_free: false,
      },
    ]);
    const refunds =
      await runSql(`SELECT o.external_ref ref, p.sku, r.kind::text, r.day, r.quantity, r.amount::text, r.tax::text, r.file_line
      FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id JOIN product p ON p.id = r.product_id ORDER BY 1, 2`);
    expect(refunds).toEqual([
      {
        ref: '#1002',
        sku: 'CRE-50',
        kind: 'allowance',
        day: '2026-06-04',
        quantity: 0,
        amount: '60000',
        tax: '12000',
        file_line: 5,
      },
      {
        ref: '#1002',
        sku: 'SER-30',
        kind: 'allowance',
        day: '2026-06-04',
        quantity: 0,
        amount: '40000',
        tax: '8000',
        file_line: 5,
      },
      {
        ref: '#1003',
        sku: 'SER-30',
        kind: 'return',
        day: '2026-06-02',
        quantity: 2,
        amount: '500000',
        tax: '0',
        file_line: 7,
      },
    ]);
    const payments =
      await runSql(`SELECT o.external_ref ref, p.method, p.is_cash cash, p.status, ${money('p.amount')} amount, p.day
      FROM payment p JOIN shop_order o ON o.person_id = p.person_id AND o.id = p.order_id ORDER BY 1`);
    expect(payments).toEqual([
      { ref: '#1001', method: 'Shopify Payments', cash: false, status: 'captured', amount: '71.88', day: '2026-06-02' },
      {
        ref: '#1002',
        method: 'PayPal Express Checkout',
        cash: false,
        status: 'captured',
        amount: '66.00',
        day: '2026-06-02',
      },
      { ref: '#1003', method: 'Cash', cash: true, status: 'captured', amount: '50.00', day: '2026-06-02' },
      { ref: '#1004', method: 'Shopify Payments', cash: false, status: 'failed', amount: '30.00', day: '2026-06-03' },
      {
        ref: '#1005',
        method: 'Cash on Delivery (COD)',
        cash: true,
        status: 'pending',
        amount: '59.97',
        day: '2026-06-05',
      },
      {
        ref: '#1006',
        method: '(for testing) Bogus Gateway',
        cash: false,
        status: 'captured',
        amount: '10.00',
        day: '2026-06-06',
      },
    ]);
    expect(await warnings()).toEqual([
      { code: 'tax_taken_out', values: { count: 1, order: '#1002' } },
      { code: 'refund_day_unknown', values: { count: 2, order: '#1002' } },
    ]);
    await proveRollups(database);
  });

  it('gives the figures of the shop', async () => {
    await importFile(EXPORT);
    // 70 + 50 + 50 + 59.97 sold, 15 off, 60 back: the cancelled and the test order, and the one in dollars, are none.
    expect(await value('gross_revenue')).toBe('229.97');
    expect(await value('discount_amount')).toBe('15.00');
    expect(await value('refund_amount')).toBe('60.00');
    expect(await value('net_revenue')).toBe('154.97');
    expect(await value('order_count')).toBe(4);
    expect(await value('cancelled_amount')).toBe('30.00');
    // Two persons by e-mail, however it is written, and one by phone.
    expect(await value('active_customers')).toBe(3);
    // Cash of what was collected in euros: 50.00 of 71.88 + 66.00 + 50.00.
    expect(Number((await series('payment_mix', 'payment_method')).Cash)).toBeCloseTo(50 / 187.88, 4);
  });

  it('is the same with its rows in any order, and changes nothing the second time', async () => {
    await importFile(EXPORT);
    const first = await factsAsText();
    expect(counts(await importFile(EXPORT))).toMatchObject({ inserted: 0, updated: 0, unchanged: 9 });
    expect(await factsAsText()).toEqual(first);
    for (const seed of [1, 2, 3]) {
      await emptyShop();
      await importFile(file('orders.csv', shuffled(readText(EXPORT), seed)));
      expect(await factsAsText()).toEqual(first);
    }
    await proveRollups(database);
  });

  it('takes a later refund, a payment and a fulfilment of orders known before', async () => {
    await importFile(EXPORT);
    const report = await importFile(LATER);
    expect(counts(report)).toEqual({ rows: 5, inserted: 1, updated: 4, unchanged: 0, quarantined: 0 });
    expect(await orders()).toMatchObject([
      { ref: '#1001', status: 'returned', net: '55.00', valid: true },
      { ref: '#1002' },
      { ref: '#1003' },
      { ref: '#1004' },
      { ref: '#1005', status: 'shipped', recognised: '2026-06-08' },
      { ref: '#1006' },
      { ref: '#1007', status: 'paid', net: '20.00', tax: '4.00' },
    ]);
    const [back] =
      await runSql(`SELECT ${money('sum(r.amount)')} amount, ${money('sum(r.tax)')} tax, ${money('sum(r.shipping)')} shipping, sum(r.quantity)::int units
      FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id WHERE o.external_ref = '#1001'`);
    expect(back).toEqual({ amount: '55.00', tax: '11.98', shipping: '4.90', units: 3 });
    const history =
      await runSql(`SELECT h.status::text FROM order_status_change h JOIN shop_order o ON o.person_id = h.person_id AND o.id = h.order_id
      WHERE o.external_ref = '#1001' ORDER BY h.batch_id`);
    expect(history).toEqual([{ status: 'shipped' }, { status: 'returned' }]);
    await proveRollups(database);
    expect(counts(await importFile(LATER))).toMatchObject({ inserted: 0, updated: 0, unchanged: 5 });
  });
});

describe('Shopify orders taken back', () => {
  it('are as they were before the later file', async () => {
    await importFile(EXPORT);
    const before = await factsAsText();
    const later = await importFile(LATER);
    expect(await factsAsText()).not.toBe(before);
    await undoBatch(later.id, 'test');
    // Articles and places that the file named stay known.
    const without = (text: string) => ({ ...JSON.parse(text), products: [] });
    expect(without(await factsAsText())).toEqual(without(before));
    expect(await value('net_revenue')).toBe('154.97');
    await proveRollups(database);
  });
});

describe('Shopify orders as real shops exported them', () => {
  const folder = dataFolder('export-samples');
  interface Truth {
    lines: number;
    orders: number;
    units: number;
    line_value: number;
    shipping: number;
    total: number;
    currency: string[];
    customers_with_email: number;
  }
  const truth = readTruth<Record<string, Truth>>(folder);
  const files = Object.keys(truth).filter((name) => name.startsWith('shopify_orders'));

  it.skipIf(!folder).each(files)('%s', async (name) => {
    const {
      lines,
      orders: number,
      units,
      line_value,
      shipping,
      total,
      currency,
      customers_with_email,
    } = truth[name] as Truth;
    const report = await importFile(path.join(folder as string, name));
    expect(counts(report)).toEqual({ rows: lines, inserted: lines, updated: 0, unchanged: 0, quarantined: 0 });
    const [sums] =
      await runSql(`SELECT count(*)::int orders, sum(units)::int units, ${money('sum(gross)')} gross, ${money('sum(net)')} net,
        ${money('sum(shipping_amount)')} shipping, ${money('sum(net + shipping_amount + tax_amount)')} total, array_agg(DISTINCT currency::text) currency,
        count(DISTINCT person_id) FILTER (WHERE is_identified)::int persons,
        (SELECT ${money('sum(amount)')} FROM payment) paid FROM shop_order`);
    expect(sums).toMatchObject({
      orders: number,
      units,
      gross: line_value.toFixed(2),
      net: line_value.toFixed(2),
      shipping: shipping.toFixed(2),
      total: total.toFixed(2),
      currency,
    });
    const [persons] = await runSql<{ n: number }>(`SELECT count(*)::int n FROM person_identity WHERE kind = 'email'`);
    expect(persons?.n).toBe(customers_with_email);
    expect(await value('gross_revenue')).toBe(line_value.toFixed(2));
    expect(counts(await importFile(path.join(folder as string, name)))).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: lines,
    });
    await proveRollups(database);
  });
});

describe('Shopify orders that are not whole', () => {
  it('refuses lines whose first line is not there, and takes them when it is', async () => {
    const [header, first, ...rest] = readText(EXPORT).split('\n');
    const report = await importFile(file('cut.csv', [header, ...rest].join('\n')));
    expect(counts(report)).toEqual({ rows: 8, inserted: 6, updated: 0, unchanged: 0, quarantined: 2 });
    const refused = await runSql<{ line: number; code: string; raw: string }>(
      'SELECT line, code, raw FROM quarantined_row ORDER BY line',
    );
    expect(refused).toMatchObject([
      { line: 2, code: 'missing_head' },
      { line: 3, code: 'missing_head' },
    ]);
    expect(refused.map(({ raw }) => raw)).toEqual(rest.slice(0, 2));
    expect(await runSql(`SELECT 1 FROM shop_order WHERE external_ref = '#1001'`)).toEqual([]);
    await proveRollups(database);
    // An order that is known stays as it is.
    await importFile(EXPORT);
    const known = await factsAsText();
    await importFile(file('cut.csv', [header, ...rest].join('\n')));
    expect(await factsAsText()).toBe(known);
    expect(first).toContain('#1001');
  });

  it('refuses the second one of two exports that were put together', async () => {
    const text = readText(EXPORT);
    const [header = '', ...rest] = text.trimEnd().split('\n');
    const report = await importFile(
      file('twice.csv', `${text}${rest.filter((line) => line.startsWith('#1004')).join('\n')}\n`),
    );
    expect(counts(report)).toMatchObject({ rows: 10, inserted: 9, quarantined: 1 });
    expect(await runSql('SELECT code FROM quarantined_row')).toEqual([{ code: 'duplicate_key' }]);
    expect(header).toContain('Financial Status');
  });

  it('refuses an order that the end of the file cuts off', async () => {
    const lines = readText(EXPORT).split('\n');
    // The file ends within #1002.
    const cut = file('cut.csv', `${lines.slice(0, 5).join('\n')}\n`);
    expect(counts(await importFile(cut))).toEqual({ rows: 4, inserted: 3, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 5, column: 'Subtotal', code: 'cut_off' },
    ]);
    expect(await ordersOf()).toMatchObject([{ ref: '#1001', units: 3 }]);
    await importFile(EXPORT);
    const known = await factsAsText();
    await importFile(cut);
    expect(await factsAsText()).toBe(known);
    await proveRollups(database);
  });

  it('says when lines do not make up their subtotal', async () => {
    const text = readText(EXPORT).replace('30.00,,CRE-50', '60.00,,CRE-50');
    await importFile(file('edited.csv', text));
    expect(await warnings()).toContainEqual({ code: 'subtotal_differs', values: { count: 1, order: '#1001' } });
  });
});
