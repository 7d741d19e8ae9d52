import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups, readText } from '../import-files';
import { value } from '../truth';
import { factsAsText, fixture, money, shuffled, warnings } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const ITEMS = fixture('etsy-items/EtsySoldOrderItems2026-6.csv');
const LATER = fixture('etsy-items/EtsySoldOrderItems2026-6_later.csv');
const STATEMENT = fixture('etsy-statement/etsy_statement_2026_6.csv');

const orders = () =>
  runSql(`SELECT o.external_ref ref, o.status, o.day, o.recognised_day, c.code channel, l.city, ${money('o.gross')} gross,
      ${money('o.net')} net, ${money('o.shipping_amount')} shipping, ${money('o.tax_amount')} tax, o.units, o.order_seq, p.code promotion
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id
    LEFT JOIN promotion p ON p.id = o.promotion_id ORDER BY 1`);

describe('etsy-items', () => {
  it('reads what an order repeats on each of its rows once', async () => {
    const report = await importFile(ITEMS);
    expect(report.format).toBe('etsy-items');
    expect(counts(report)).toEqual({ rows: 5, inserted: 4, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await orders()).toEqual([
      {
        ref: '3700000001',
        status: 'shipped',
        day: '2026-06-02',
        recognised_day: '2026-06-03',
        channel: 'etsy',
        city: 'Austin',
        gross: '45.00',
        net: '40.50',
        shipping: '6.50',
        tax: '2.84',
        units: 3,
        order_seq: 1,
        promotion: 'SUMMER10',
      },
      {
        ref: '3700000002',
        status: 'paid',
        day: '2026-06-05',
        recognised_day: null,
        channel: 'etsy',
        city: 'Austin',
        gross: '18.00',
        net: '18.00',
        shipping: '6.50',
        tax: '0.00',
        units: 1,
        order_seq: null,
        promotion: null,
      },
      {
        ref: '3700000003',
        status: 'shipped',
        day: '2026-06-07',
        recognised_day: '2026-06-07',
        channel: 'etsy-in-person',
        city: 'Austin',
        gross: '9.00',
        net: '9.00',
        shipping: '0.00',
        tax: '0.00',
        units: 1,
        order_seq: 2,
        promotion: null,
      },
    ]);
    // Articles without a SKU go by the number of their listing.
    expect(await runSql('SELECT sku, name FROM product ORDER BY 1')).toEqual([
      { sku: '902', name: 'Soap dish' },
      { sku: 'BOUGIE-FIG', name: 'Linen candle, "Fig & Honey"' },
    ]);
    expect(
      await runSql(`SELECT method, is_cash, ${money('amount')} amount, status FROM payment ORDER BY day, amount`),
    ).toEqual([
      { method: 'online_cc', is_cash: false, amount: '47.00', status: 'captured' },
      { method: 'online_cc', is_cash: false, amount: '24.50', status: 'captured' },
      { method: 'cash', is_cash: true, amount: '9.00', status: 'captured' },
    ]);
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 6, column: 'Sale Date', code: 'not_a_date' },
    ]);
    // Names of buyers are not kept.
    const [identities] = await runSql<{ text: string }>(`SELECT string_agg(value, ' ') AS text FROM person_identity`);
    expect(identities?.text).toMatch(/^[0-9a-f]{64}$/);
    expect(await value('net_revenue')).toBe('67.50');
    await proveRollups(database);
  });

  it('takes a shipment from a later file whose dates alone could be read either way', async () => {
    await importFile(ITEMS);
    const later = await importFile(LATER);
    expect(counts(later)).toEqual({ rows: 1, inserted: 0, updated: 1, unchanged: 0, quarantined: 0 });
    expect((await orders())[1]).toMatchObject({ status: 'shipped', day: '2026-06-05', recognised_day: '2026-06-08' });
    expect(await value('recognised_revenue')).toBe('67.50');
    await proveRollups(database);
  });

  it('changes nothing when it comes again, shuffled', async () => {
    await importFile(ITEMS);
    const before = await factsAsText();
    const again = await importFile(file('again.csv', shuffled(readText(ITEMS), 2)));
    expect(counts(again)).toEqual({ rows: 5, inserted: 0, updated: 0, unchanged: 4, quarantined: 1 });
    expect(await factsAsText()).toBe(before);
  });
});

describe('etsy-statement', () => {
  it('finds orders in sentences, and what was deposited in the titles', async () => {
    const report = await importFile(STATEMENT);
    expect(report.format).toBe('etsy-statement');
    // Nine movements; two deposits make one payout, of which the last row counts.
    expect(counts(report)).toEqual({ rows: 11, inserted: 10, updated: 0, unchanged: 1, quarantined: 0 });
    expect(await warnings()).toEqual([]);
    expect(await runSql(`SELECT external_ref ref, paid_day, ${money('amount')} amount, currency FROM payout`)).toEqual([
      { ref: '2026-06 USD', paid_day: '2026-06-30', amount: '1050.25', currency: 'USD' },
    ]);
    expect(
      await runSql(`SELECT category, order_ref "order", day, ${money('gross')} gross, ${money('fee')} fee, ${money('net')} net
        FROM payout_line ORDER BY day, category, net`),
    ).toEqual([
      {
        category: 'Fee/Processing fee',
        order: '3700000001',
        day: '2026-06-02',
        gross: '0.00',
        fee: '1.75',
        net: '-1.75',
      },
      { category: 'Sale', order: '3700000001', day: '2026-06-02', gross: '49.84', fee: '0.00', net: '49.84' },
      {
        category: 'Tax/Sales tax paid by buyer',
        order: '3700000001',
        day: '2026-06-02',
        gross: '0.00',
        fee: '2.84',
        net: '-2.84',
      },
      {
        category: 'Shipping/USPS shipping label',
        order: null,
        day: '2026-06-03',
        gross: '0.00',
        fee: '4.10',
        net: '-4.10',
      },
      { category: 'Fee/Listing fee', order: null, day: '2026-06-05', gross: '0.00', fee: '0.20', net: '-0.20' },
      { category: 'Fee/Listing fee', order: null, day: '2026-06-05', gross: '0.00', fee: '0.20', net: '-0.20' },
      {
        category: 'Fee/Transaction fee',
        order: '3700000002',
        day: '2026-06-05',
        gross: '0.00',
        fee: '1.59',
        net: '-1.59',
      },
      { category: 'Sale', order: '3700000002', day: '2026-06-05', gross: '24.50', fee: '0.00', net: '24.50' },
      { category: 'Refund', order: '3700000001', day: '2026-06-12', gross: '-5.00', fee: '-0.15', net: '-4.85' },
    ]);
    expect(await value('payout_fees', { currency: 'USD' })).toBe('10.53');
    const again = await importFile(file('again.csv', shuffled(readText(STATEMENT), 9)));
    expect(counts(again)).toEqual({ rows: 11, inserted: 0, updated: 0, unchanged: 11, quarantined: 0 });
  });

  it('reads pounds and days first', async () => {
    const report = await importFile(fixture('etsy-statement/etsy_statement_2025_4_gbp.csv'));
    expect(counts(report)).toMatchObject({ rows: 3, inserted: 3, quarantined: 0 });
    expect(await runSql(`SELECT external_ref ref, paid_day, ${money('amount')} amount FROM payout`)).toEqual([
      { ref: '2025-04 GBP', paid_day: '2025-04-30', amount: '0.00' },
    ]);
    expect(await runSql(`SELECT category, ${money('net')} net FROM payout_line ORDER BY 1`)).toEqual([
      { category: 'Fee/Processing fee', net: '-0.25' },
      { category: 'Sale', net: '1.37' },
      { category: 'VAT/Processing Fee', net: '-0.05' },
    ]);
  });
});
