import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups, readText } from '../import-files';
import { value } from '../truth';
import { factsAsText, fixture, ordersOf, paymentsOf, refundsOf, shuffled, warnings } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

describe('PrestaShop orders', () => {
  const FRENCH = fixture('prestashop-orders/commandes.csv');
  const ENGLISH = fixture('prestashop-orders/orders_en.csv');

  it('reads the grid as one line per order, and says that articles are missing', async () => {
    const report = await importFile(FRENCH);
    expect(counts(report)).toEqual({ rows: 11, inserted: 10, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await ordersOf()).toMatchObject([
      {
        ref: '101',
        status: 'delivered',
        day: '2026-06-12',
        gross: '1045.90',
        units: 0,
        recognised: '2026-06-12',
        country: 'FR',
      },
      { ref: '102', status: 'processing', day: '2026-06-25', gross: '59.00', recognised: null, country: 'BE' },
      { ref: '103', status: 'pending', gross: '20.00' },
      { ref: '104', status: 'cancelled', valid: false },
      { ref: '105', status: 'cancelled', valid: false },
      { ref: '106', status: 'returned', gross: '50.00', recognised: '2026-06-27' },
      { ref: '108', status: 'paid' },
      { ref: '109', status: 'pending' },
      { ref: '110', status: 'paid' },
      { ref: '111', status: 'processing' },
    ]);
    expect(await refundsOf()).toMatchObject([
      { ref: '106', sku: '(not itemised)', kind: 'return', day: '2026-06-27', quantity: 0, amount: '50.00' },
    ]);
    expect(await paymentsOf()).toMatchObject([
      { ref: '101', method: 'Carte bancaire', cash: false, status: 'captured' },
      { ref: '102', method: 'Paiement à la livraison', cash: true },
      { ref: '103', status: 'pending' },
      { ref: '104', status: 'failed' },
      { ref: '105', status: 'failed' },
      { ref: '106', status: 'captured', amount: '50.00' },
      { ref: '108', status: 'captured' },
      { ref: '109', status: 'pending' },
      { ref: '110', status: 'captured' },
      { ref: '111', status: 'captured' },
    ]);
    expect(await warnings()).toEqual(
      expect.arrayContaining([
        { code: 'not_itemised', values: { count: 10, order: '101' } },
        { code: 'recognised_at_booking', values: { count: 2, order: '101' } },
        { code: 'refund_day_unknown', values: { count: 1, order: '106' } },
        { code: 'refund_amount_unknown', values: { count: 1, order: '111' } },
      ]),
    );
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 12, column: 'Total', code: 'not_a_number' },
    ]);
    expect(await value('net_revenue')).toBe('1170.90');
    expect(await value('order_count')).toBe(8);
    expect(await value('units_sold')).toBe(0);
    await proveRollups(database);
  });

  it('is the same in English, in any order and the second time', async () => {
    await importFile(FRENCH);
    const first = await factsAsText();
    expect(counts(await importFile(FRENCH))).toMatchObject({ inserted: 0, updated: 0, unchanged: 10 });
    await emptyShop();
    await importFile(file('commandes.csv', shuffled(readText(FRENCH), 3)));
    expect(await factsAsText()).toEqual(first);
    await emptyShop();
    // Month before day, decimal point.
    await importFile(ENGLISH);
    expect(await ordersOf()).toMatchObject([
      { ref: '101', day: '2026-06-12', gross: '1045.90', status: 'delivered' },
      { ref: '108', day: '2026-06-25', gross: '59.00', status: 'paid' },
    ]);
  });
});

describe('Magento orders', () => {
  const EXPORT = fixture('magento-orders/export.csv');

  it('takes totals apart as far as its columns go', async () => {
    const report = await importFile(EXPORT);
    expect(counts(report)).toEqual({ rows: 5, inserted: 5, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await ordersOf()).toMatchObject([
      // 65 = 50 + 5 shipping + 10 tax
      {
        ref: '000000011',
        status: 'completed',
        gross: '50.00',
        discount: '0.00',
        shipping: '5.00',
        tax: '10.00',
        channel: 'magento',
        recognised: '2026-06-01',
      },
      // 45 = 50 - 10 discount + 5 shipping
      {
        ref: '000000012',
        status: 'processing',
        gross: '50.00',
        discount: '10.00',
        net: '40.00',
        shipping: '5.00',
        tax: '0.00',
        channel: 'Boutique FR',
        recognised: null,
      },
      { ref: '000000013', gross: '50.00', tax: '10.00' },
      { ref: '000000014', status: 'returned', gross: '20.00', tax: '4.00' },
      { ref: '000000015', status: 'cancelled', valid: false },
    ]);
    // 13.20 of 66.00 paid are 12.00 of the shop's 60.00: 10.00 of goods and 2.00 of tax.
    expect(await refundsOf()).toMatchObject([
      { ref: '000000013', kind: 'allowance', day: '2026-06-03', amount: '10.00', tax: '2.00' },
      { ref: '000000014', kind: 'return', day: '2026-06-04', amount: '20.00', tax: '4.00' },
    ]);
    expect(await paymentsOf()).toMatchObject([
      { ref: '000000011', cash: false, status: 'captured', amount: '65.00' },
      { ref: '000000012', method: 'cashondelivery', cash: true },
      { ref: '000000013', amount: '60.00' },
      { ref: '000000014' },
      { ref: '000000015', status: 'pending' },
    ]);
    expect(await value('active_customers')).toBe(2);
    expect(await value('net_revenue')).toBe('130.00');
    await proveRollups(database);
    expect(counts(await importFile(EXPORT))).toMatchObject({ inserted: 0, updated: 0, unchanged: 5 });
  });

  it('takes a later refund', async () => {
    await importFile(EXPORT);
    const later = readText(EXPORT).replace('checkmo,€0.00', 'checkmo,€65.00').replace('Complete', 'Closed');
    expect(counts(await importFile(file('export.csv', later)))).toMatchObject({
      inserted: 0,
      updated: 1,
      unchanged: 4,
    });
    expect(await ordersOf()).toMatchObject([{ ref: '000000011', status: 'returned' }, {}, {}, {}, {}]);
    expect(await refundsOf()).toMatchObject([
      { ref: '000000011', amount: '50.00', tax: '10.00', shipping: '5.00' },
      {},
      {},
    ]);
    await proveRollups(database);
  });

  it('reads a grid that shows few columns, with months in words', async () => {
    const report = await importFile(fixture('magento-orders/export_few_columns.csv'));
    expect(report.format).toBe('magento-orders');
    expect(await ordersOf()).toMatchObject([
      { ref: '000000021', day: '2026-06-01', gross: '1065.00', tax: '0.00', status: 'completed' },
      // A suspicion is the shop's to judge: the order counts, and its own word is kept.
      { ref: '000000022', day: '2026-06-13', status: 'processing', valid: true },
    ]);
  });
});
