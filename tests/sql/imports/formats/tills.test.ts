import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups, readText } from '../import-files';
import { factsOf, state } from '../state';
import { value } from '../truth';
import { factsAsText, fixture, money, shuffled } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const ITEMS = fixture('square-items/items-2026-06-01-2026-06-07.csv');
const TRANSACTIONS = fixture('square-transactions/transactions-2026-06-01-2026-06-07.csv');

const orders = () =>
  runSql<
    Record<string, unknown>
  >(`SELECT o.external_ref ref, o.kind, o.status, o.day, c.code channel, c.type, ${money('o.gross')} gross, ${money('o.net')} net,
      ${money('o.tax_amount')} tax, o.units, o.is_valid, o.is_identified customer
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id ORDER BY 1`);
const payments = () =>
  runSql(`SELECT o.external_ref ref, p.external_ref payment, p.method, p.is_cash cash, p.status, ${money('p.amount')} amount, ${money('p.fee')} fee
    FROM payment p JOIN shop_order o ON o.person_id = p.person_id AND o.id = p.order_id ORDER BY 1, 2`);

describe('square', () => {
  it('reads items: refunds are rows of their own, goods by weight one piece, gift cards no sales', async () => {
    const report = await importFile(ITEMS, { currency: 'USD' });
    expect(report.format).toBe('square-items');
    expect(counts(report)).toEqual({ rows: 8, inserted: 7, updated: 0, unchanged: 0, quarantined: 1 });
    const sale = {
      kind: 'order',
      status: 'completed',
      channel: 'Boutique Lyon',
      type: 'store',
      is_valid: true,
      customer: false,
    };
    expect(await orders()).toEqual([
      { ...sale, ref: 'SQ1', day: '2026-06-01', gross: '46.50', net: '42.50', tax: '7.08', units: 3, customer: true },
      { ...sale, ref: 'SQ2', day: '2026-06-02', gross: '8.00', net: '8.00', tax: '1.33', units: 1, customer: true },
      {
        ...sale,
        ref: 'SQ3',
        day: '2026-06-03',
        channel: 'square-online',
        type: 'site',
        gross: '1200.00',
        net: '1200.00',
        tax: '200.00',
        units: 1,
      },
      { ...sale, ref: 'SQ4', day: '2026-06-03', gross: '0.00', net: '0.00', tax: '0.00', units: 0, is_valid: false },
      {
        ...sale,
        ref: 'SQ9',
        kind: 'credit_note',
        day: '2026-06-06',
        gross: '0.00',
        net: '0.00',
        tax: '0.00',
        units: 0,
        is_valid: false,
      },
    ]);
    expect(
      await runSql(`SELECT o.external_ref ref, p.sku, r.kind, r.day, r.sale_day, r.quantity, ${money('r.amount')} amount FROM refund_line r
        JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id JOIN product p ON p.id = r.product_id ORDER BY 1`),
    ).toEqual([
      {
        ref: 'SQ1',
        sku: 'CREME-50',
        kind: 'return',
        day: '2026-06-05',
        sale_day: '2026-06-01',
        quantity: 1,
        amount: '18.00',
      },
      { ref: 'SQ9', sku: 'Savon', kind: 'return', day: '2026-06-06', sale_day: null, quantity: 1, amount: '6.50' },
    ]);
    expect(await value('gross_revenue')).toBe('1254.50');
    expect(await value('net_revenue')).toBe('1226.00');
    expect(await value('order_count')).toBe(3);
    expect(await value('units_sold')).toBe(3);
    expect(await payments()).toEqual([
      { ref: 'SQ1', payment: 'PAY1', method: 'card', cash: false, status: 'captured', amount: '49.58', fee: null },
      {
        ref: 'SQ1',
        payment: 'PAY1R/refund',
        method: 'card',
        cash: false,
        status: 'refunded',
        amount: '21.00',
        fee: null,
      },
      { ref: 'SQ3', payment: 'PAY3', method: 'card', cash: false, status: 'captured', amount: '1400.00', fee: null },
    ]);
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 9, column: 'Time', code: 'not_a_date' },
    ]);
    // Each figure can be followed to its line of the file.
    expect(await runSql(`SELECT file_line FROM order_line WHERE quantity = 2`)).toEqual([{ file_line: 2 }]);
    expect(counts(await importFile(ITEMS, { currency: 'USD' }))).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: 7,
    });
    await proveRollups(database);
  });

  it('makes orders of transactions alone, with what was paid in which way', async () => {
    const report = await importFile(TRANSACTIONS, { currency: 'USD' });
    expect(report.format).toBe('square-transactions');
    expect(counts(report)).toEqual({ rows: 7, inserted: 7, updated: 0, unchanged: 0, quarantined: 0 });
    expect((await orders()).map(({ ref, status, gross, net }) => [ref, status, gross, net])).toEqual([
      ['SQ1', 'completed', '46.50', '42.50'],
      ['SQ2', 'completed', '8.00', '8.00'],
      ['SQ3', 'completed', '1200.00', '1200.00'],
      ['SQ4', 'completed', '0.00', '0.00'],
      ['SQ5', 'completed', '30.00', '27.00'],
      ['SQ6', 'cancelled', '12.00', '12.00'],
    ]);
    expect(await runSql('SELECT sku FROM product')).toEqual([{ sku: '(not itemised)' }]);
    expect(await payments()).toEqual([
      { ref: 'SQ1', payment: 'PAY1', method: 'card', cash: false, status: 'captured', amount: '31.58', fee: '0.60' },
      { ref: 'SQ1', payment: 'PAY1/cash', method: 'cash', cash: true, status: 'captured', amount: '20.00', fee: null },
      {
        ref: 'SQ1',
        payment: 'PAY1R/refund',
        method: 'card',
        cash: false,
        status: 'refunded',
        amount: '21.00',
        fee: null,
      },
      { ref: 'SQ2', payment: 'PAY2', method: 'cash', cash: true, status: 'captured', amount: '9.33', fee: null },
      { ref: 'SQ3', payment: 'PAY3', method: 'card', cash: false, status: 'captured', amount: '1400.00', fee: '40.90' },
      { ref: 'SQ4', payment: 'PAY4', method: 'chèque', cash: false, status: 'captured', amount: '50.00', fee: null },
      { ref: 'SQ5', payment: 'PAY5', method: 'card', cash: false, status: 'captured', amount: '33.50', fee: '0.75' },
      { ref: 'SQ6', payment: 'PAY6', method: 'card', cash: false, status: 'failed', amount: '14.00', fee: null },
    ]);
    expect(await value('gross_revenue')).toBe('1284.50');
    // 18.00 given back
    expect(await value('net_revenue')).toBe('1259.50');
    expect(await value('cancelled_amount')).toBe('12.00');
    await proveRollups(database);
  });

  it('comes to the same facts whichever file comes first, and never doubles', async () => {
    await importFile(ITEMS, { currency: 'USD' });
    const added = await importFile(TRANSACTIONS, { currency: 'USD' });
    expect(counts(added)).toMatchObject({ inserted: 7, updated: 0 });
    const before = await factsAsText();
    // SQ5 came with transactions only; SQ9 with items only.
    expect(await value('gross_revenue')).toBe('1284.50');
    expect(await value('net_revenue')).toBe('1253.00');
    expect(await payments()).toHaveLength(8);
    await proveRollups(database);

    await emptyShop();
    await importFile(file('transactions.csv', shuffled(readText(TRANSACTIONS), 4)), { currency: 'USD' });
    await importFile(file('items.csv', shuffled(readText(ITEMS), 6)), { currency: 'USD' });
    const withoutPseudo = (text: string) =>
      text.replaceAll(/\s*\{\s*"sku": "\(not itemised\)",\s*"name": "",\s*"category": null\s*\},?/g, '');
    expect(withoutPseudo(await factsAsText())).toBe(withoutPseudo(before));
    await proveRollups(database);
    for (const source of [TRANSACTIONS, ITEMS]) {
      expect(counts(await importFile(source, { currency: 'USD' }))).toMatchObject({ inserted: 0, updated: 0 });
    }
  });

  it('reads the older layout of 21 columns, and what a newer one adds', async () => {
    const report = await importFile(fixture('square-items/items_21_columns.csv'), { currency: 'USD' });
    expect(report.format).toBe('square-items');
    expect(counts(report)).toMatchObject({ rows: 2, inserted: 2 });
    expect(await orders()).toMatchObject([{ ref: 'SQ1', net: '42.50', customer: false }]);
    expect(counts(await importFile(ITEMS, { currency: 'USD' }))).toMatchObject({
      inserted: 5,
      updated: 2,
      unchanged: 0,
    });
    expect((await orders())[0]).toMatchObject({ ref: 'SQ1', net: '42.50', customer: true });
    expect(await value('gross_revenue')).toBe('1254.50');
    await proveRollups(database);
  });

  it('is undone file by file, the last one first', async () => {
    await importFile(ITEMS, { currency: 'USD' });
    const itemsOnly = factsOf(await state());
    const transactions = await importFile(TRANSACTIONS, { currency: 'USD' });
    await undoBatch(transactions.id, 'test');
    expect(factsOf(await state())).toEqual(itemsOnly);
    await proveRollups(database);
    expect(counts(await importFile(TRANSACTIONS, { currency: 'USD' }))).toMatchObject({ inserted: 7, updated: 0 });

    await emptyShop();
    await importFile(TRANSACTIONS, { currency: 'USD' });
    const transactionsOnly = factsOf(await state());
    const items = await importFile(ITEMS, { currency: 'USD' });
    await undoBatch(items.id, 'test');
    // The lines that were not itemised are back.
    expect(factsOf(await state())).toEqual(transactionsOnly);
    await proveRollups(database);
  });
});

const LIGHTSPEED = fixture('lightspeed-items/line_items.csv');

describe('lightspeed-items', () => {
  it('reads costs, refunds and voided lines', async () => {
    const report = await importFile(LIGHTSPEED, { currency: 'EUR' });
    expect(report.format).toBe('lightspeed-items');
    expect(counts(report)).toEqual({ rows: 7, inserted: 6, updated: 0, unchanged: 0, quarantined: 1 });
    const sale = {
      kind: 'order',
      status: 'completed',
      channel: 'lightspeed',
      type: 'store',
      is_valid: true,
      customer: false,
    };
    expect(await orders()).toEqual([
      { ...sale, ref: 'T1', day: '2026-06-01', gross: '46.50', net: '42.50', tax: '7.08', units: 3, customer: true },
      { ...sale, ref: 'T2', day: '2026-06-02', gross: '8.40', net: '8.40', tax: '1.40', units: 1 },
      {
        ...sale,
        ref: 'T3',
        status: 'cancelled',
        day: '2026-06-03',
        gross: '20.00',
        net: '20.00',
        tax: '3.33',
        units: 1,
        is_valid: false,
      },
      {
        ...sale,
        ref: 'T4',
        kind: 'credit_note',
        day: '2026-06-04',
        gross: '0.00',
        net: '0.00',
        tax: '0.00',
        units: 0,
        is_valid: false,
        customer: true,
      },
    ]);
    expect(await value('gross_revenue')).toBe('54.90');
    expect(await value('net_revenue')).toBe('32.90');
    expect(await value('cancelled_amount')).toBe('20.00');
    // Costs 2 x 6.20 + 1.10 + 0.35 x 10.00, less 6.20 that came back; 32.90 - 10.80
    expect(await value('gross_margin')).toBe('22.10');
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 8, column: 'Cost', code: 'not_a_number' },
    ]);
    const before = await factsAsText();
    const again = await importFile(file('again.csv', shuffled(readText(LIGHTSPEED), 8)), { currency: 'EUR' });
    expect(counts(again)).toEqual({ rows: 7, inserted: 0, updated: 0, unchanged: 6, quarantined: 1 });
    expect(await factsAsText()).toBe(before);
    await proveRollups(database);
  });
});
