import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups, readText } from '../import-files';
import { factsOf, state } from '../state';
import { series, value } from '../truth';
import { factsAsText, fixture, money, shuffled, warnings } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const ORDERS = fixture('amazon-orders/all_orders.txt');
const SETTLEMENT = fixture('amazon-settlement/settlement_eu.txt');
const LATER = fixture('amazon-orders/all_orders_by_last_update.txt');

const orders = () =>
  runSql(`SELECT right(o.external_ref, 9) ref, o.status, o.day, o.cancelled_day, o.recognised_day, c.code channel, c.type, l.country, l.city,
      ${money('o.gross')} gross, ${money('o.net')} net, ${money('o.shipping_amount')} shipping, ${money('o.tax_amount')} tax, o.units, o.is_valid,
      p.code promotion
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id
    LEFT JOIN promotion p ON p.id = o.promotion_id ORDER BY 1`);

describe('amazon-orders', () => {
  it('reads one order per number, whose amounts are those of whole lines', async () => {
    const report = await importFile(ORDERS);
    expect(report.format).toBe('amazon-orders');
    // The order that Amazon only ships is taken and changes nothing.
    expect(counts(report)).toEqual({ rows: 10, inserted: 8, updated: 0, unchanged: 1, quarantined: 1 });
    const order = { cancelled_day: null, country: 'France', is_valid: true, promotion: null, type: 'marketplace' };
    expect(await orders()).toEqual([
      // Bought at 00:30 on 2 June in Paris. Goods 39.80 - 6.63 + 6.50 - 1.08, less 3.98 without its sixth; beside them a
      // gift wrap of 2.50 - 0.42, since a promotion pays for the shipping; tax 6.63 x 0.9 + 1.08 + 0.42.
      {
        ...order,
        ref: '1-1111111',
        status: 'shipped',
        day: '2026-06-02',
        recognised_day: '2026-06-02',
        channel: 'amazon.fr',
        city: 'Paris',
        gross: '38.59',
        net: '35.27',
        shipping: '2.08',
        tax: '7.47',
        units: 3,
        promotion: 'PROMO-ETE',
      },
      {
        ...order,
        ref: '2-1111112',
        status: 'pending',
        day: '2026-06-05',
        recognised_day: null,
        channel: 'amazon.fr',
        city: 'Lyon',
        gross: '0.00',
        net: '0.00',
        shipping: '0.00',
        tax: '0.00',
        units: 1,
        is_valid: false,
      },
      {
        ...order,
        ref: '3-1111113',
        status: 'processing',
        day: '2026-06-05',
        recognised_day: null,
        channel: 'amazon.fr',
        city: 'Lyon',
        gross: '24.92',
        net: '24.92',
        shipping: '0.00',
        tax: '4.98',
        units: 1,
      },
      {
        ...order,
        ref: '4-1111114',
        status: 'delivered',
        day: '2026-06-08',
        recognised_day: '2026-06-08',
        channel: 'amazon.de',
        country: 'Germany',
        city: 'Berlin',
        gross: '75.38',
        net: '75.38',
        shipping: '0.00',
        tax: '14.32',
        units: 3,
      },
      {
        ...order,
        ref: '5-1111115',
        status: 'shipped',
        day: '2026-06-09',
        recognised_day: '2026-06-09',
        channel: 'amazon.fr',
        city: 'Lyon',
        gross: '16.58',
        net: '16.58',
        shipping: '0.00',
        tax: '3.32',
        units: 1,
      },
    ]);
    expect(await value('gross_revenue')).toBe('155.47');
    expect(await value('net_revenue')).toBe('152.15');
    expect(await value('recognised_revenue')).toBe('127.23');
    expect(await value('order_count')).toBe(4);
    expect(await value('units_sold')).toBe(8);
    expect(await series('net_revenue', 'sales_channel')).toEqual({ 'amazon.de': '75.38', 'amazon.fr': '76.77' });
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 11, column: 'quantity', code: 'not_a_number' },
    ]);
    expect((await warnings()).map(({ code }) => code).sort()).toEqual([
      'recognised_at_booking',
      'shipped_for_others',
      'tax_taken_out',
    ]);
    // The file is in the encoding of old Windows programs.
    expect(await runSql(`SELECT name FROM product WHERE sku = 'CREME-50'`)).toEqual([{ name: 'Crème de jour 50 ml' }]);
    await proveRollups(database);
  });

  it('takes the price of a pending order and a cancellation from a later file', async () => {
    await importFile(ORDERS);
    const later = await importFile(LATER);
    expect(counts(later)).toEqual({ rows: 2, inserted: 0, updated: 2, unchanged: 0, quarantined: 0 });
    const [, second, third] = await orders();
    expect(second).toMatchObject({ status: 'shipped', net: '16.58', is_valid: true, recognised_day: '2026-06-05' });
    // The report blanks what a cancelled order was worth; it is still known.
    expect(third).toMatchObject({ status: 'cancelled', net: '24.92', is_valid: false, cancelled_day: '2026-06-07' });
    expect(await value('cancelled_amount')).toBe('24.92');
    expect(await value('gross_revenue')).toBe('147.13');
    expect(await value('order_count')).toBe(4);
    expect(counts(await importFile(LATER))).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    await proveRollups(database);
  });

  it('keeps an order that is cancelled in its own currency', async () => {
    const [header = '', , cancelled = ''] = readText(LATER).split('\r\n');
    const britain = cancelled.replaceAll('Amazon.fr', 'Amazon.co.uk');
    const priced = britain
      .replaceAll('Cancelled', 'Unshipped')
      .replace('\tUnshipped\t0\t\t\t', '\tUnshipped\t1\tGBP\t29.90\t');
    await importFile(file('priced.txt', [header, priced].join('\r\n')));
    expect(counts(await importFile(file('blank.txt', [header, britain].join('\r\n'))))).toMatchObject({ updated: 1 });
    expect(await runSql(`SELECT status, currency, ${money('net')} net FROM shop_order`)).toEqual([
      { status: 'cancelled', currency: 'GBP', net: '29.90' },
    ]);
  });

  it('changes nothing when it comes again, shuffled or not', async () => {
    const text = readText(LATER);
    await importFile(LATER);
    const before = await factsAsText();
    expect(counts(await importFile(file('again.txt', shuffled(text, 7))))).toMatchObject({ inserted: 0, updated: 0 });
    expect(await factsAsText()).toBe(before);
    await importFile(ORDERS);
    expect(counts(await importFile(ORDERS))).toMatchObject({ inserted: 0, updated: 0, unchanged: 9, quarantined: 1 });
    await proveRollups(database);
  });

  it('is undone, with what a later file blanked', async () => {
    await importFile(ORDERS);
    const before = factsOf(await state());
    for (const source of [LATER, SETTLEMENT]) {
      const later = await importFile(source);
      expect(factsOf(await state())).not.toEqual(before);
      await undoBatch(later.id, 'test');
      expect(factsOf(await state())).toEqual(before);
    }
    await proveRollups(database);
  });
});

const lines = (where = 'true') =>
  runSql(`SELECT l.category, l.order_ref, l.sku, l.day, ${money('l.gross')} gross, ${money('l.fee')} fee, ${money('l.net')} net
    FROM payout_line l JOIN payout p ON p.id = l.payout_id WHERE ${where} ORDER BY l.category, l.net, l.sku`);

describe('amazon-settlement', () => {
  it('keeps the settlement with each of its amounts, which add up to it', async () => {
    const report = await importFile(SETTLEMENT);
    expect(report.format).toBe('amazon-settlement');
    expect(counts(report)).toEqual({ rows: 19, inserted: 19, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await warnings()).toEqual([]);
    expect(
      await runSql(`SELECT provider, external_ref, paid_day, ${money('amount')} amount, currency FROM payout`),
    ).toEqual([
      { provider: 'amazon', external_ref: '21873641982', paid_day: '2026-07-04', amount: '84.48', currency: 'EUR' },
    ]);
    expect(
      await runSql(
        `SELECT ${money('sum(gross)')} gross, ${money('sum(fee)')} fee, ${money('sum(net)')} net, count(*)::int n FROM payout_line`,
      ),
    ).toEqual([{ gross: '120.62', fee: '36.14', net: '84.48', n: 18 }]);
    expect(await lines(`l.category LIKE 'Refund/%'`)).toEqual([
      {
        category: 'Refund/ItemFees/Commission',
        order_ref: '402-0000005-1111115',
        sku: 'CREME-50',
        day: '2026-06-25',
        gross: '0.00',
        fee: '-2.99',
        net: '2.99',
      },
      {
        category: 'Refund/ItemFees/RefundCommission',
        order_ref: '402-0000005-1111115',
        sku: 'CREME-50',
        day: '2026-06-25',
        gross: '0.00',
        fee: '0.60',
        net: '-0.60',
      },
      {
        category: 'Refund/ItemPrice/Principal',
        order_ref: '402-0000005-1111115',
        sku: 'CREME-50',
        day: '2026-06-25',
        gross: '-16.58',
        fee: '0.00',
        net: '-16.58',
      },
      {
        category: 'Refund/ItemPrice/Tax',
        order_ref: '402-0000005-1111115',
        sku: 'CREME-50',
        day: '2026-06-25',
        gross: '-3.32',
        fee: '0.00',
        net: '-3.32',
      },
    ]);
    // Two equal fees are two fees.
    expect(await lines(`l.category = 'other-transaction/Storage Fee'`)).toHaveLength(2);
    expect(await value('payout_amount')).toBe('84.48');
    expect(await value('payout_fees')).toBe('36.14');
  });

  it('changes nothing when it comes again, shuffled', async () => {
    await importFile(SETTLEMENT);
    const again = await importFile(file('again.txt', shuffled(readText(SETTLEMENT).replaceAll('\r', ''), 3)));
    expect(counts(again)).toEqual({ rows: 19, inserted: 0, updated: 0, unchanged: 19, quarantined: 0 });
    expect(await runSql('SELECT count(*)::int n FROM payout_line')).toEqual([{ n: 18 }]);
  });

  it('makes credit notes of refunds, in the place of their order', async () => {
    const refunds = () =>
      runSql(`SELECT o.external_ref ref, o.kind document, c.code channel, l.city, p.sku, r.kind, r.day, r.sale_day, r.quantity, ${money('r.amount')} amount
        FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id JOIN product p ON p.id = r.product_id
        JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id`);
    await importFile(SETTLEMENT);
    const unknown = {
      ref: '402-0000005-1111115/refund-21873641982',
      document: 'credit_note',
      channel: 'amazon.fr',
      city: '',
      sku: 'CREME-50',
      kind: 'allowance',
      day: '2026-06-25',
      sale_day: null,
      quantity: 0,
      amount: '16.58',
    };
    expect(await refunds()).toEqual([unknown]);
    await importFile(ORDERS);
    // The order is known now: its one piece came back.
    expect(counts(await importFile(SETTLEMENT))).toMatchObject({ inserted: 0, updated: 1, unchanged: 18 });
    const known = { ...unknown, city: 'Lyon', kind: 'return', sale_day: '2026-06-09', quantity: 1 };
    expect(await refunds()).toEqual([known]);
    expect(await value('net_revenue')).toBe('135.57');
    expect(await value('refund_amount', { from: '2026-06-25', to: '2026-06-25' })).toBe('16.58');
    expect(await value('units_sold')).toBe(7);
    expect(await series('net_revenue', 'sales_channel')).toEqual({ 'amazon.de': '75.38', 'amazon.fr': '60.19' });
    expect(counts(await importFile(SETTLEMENT))).toMatchObject({ inserted: 0, updated: 0, unchanged: 19 });
    expect(counts(await importFile(ORDERS))).toMatchObject({ inserted: 0, updated: 0 });
    expect(await refunds()).toEqual([known]);
    await proveRollups(database);
  });

  it('knows the currency of rows that come before the one that names it', async () => {
    const [header, summary, ...rest] = readText(fixture('amazon-settlement/settlement_us_wrong_total.txt')).split(
      '\r\n',
    );
    const text = [header, ...rest.filter(Boolean), summary].join('\r\n');
    expect(counts(await importFile(file('last.txt', text)))).toMatchObject({ rows: 9, inserted: 9 });
    expect(await runSql('SELECT DISTINCT currency FROM payout_line')).toEqual([{ currency: 'USD' }]);
    expect((await warnings()).map(({ code }) => code)).toEqual(['settlement_differs']);
  });

  it('tells both sums when they differ, and keeps every row', async () => {
    const report = await importFile(fixture('amazon-settlement/settlement_us_wrong_total.txt'));
    expect(counts(report)).toMatchObject({ rows: 9, inserted: 9, quarantined: 0 });
    // 39.80 + 4.90 - 5.97 - 4.12 - 3.98 - 4.90 + 6.50 - 0.98
    expect(await warnings()).toEqual([
      {
        code: 'settlement_differs',
        values: { payout: '21873649999', stated: '30.00', sum: '31.25', currency: 'USD' },
      },
    ]);
    expect(await runSql(`SELECT ${money('amount')} amount, currency FROM payout`)).toEqual([
      { amount: '30.00', currency: 'USD' },
    ]);
    expect(await runSql('SELECT count(*)::int n, min(currency) c FROM payout_line')).toEqual([{ n: 8, c: 'USD' }]);
  });
});

const SHIPMENTS = fixture('amazon-fba-shipments/amazon_fulfilled_shipments.txt');

describe('amazon-fba-*', () => {
  it('finds the orders of shipments, also those that Amazon ships for the shop itself', async () => {
    await importFile(ORDERS);
    const web = 'Order ID,Order Date,SKU,Quantity,Unit Price\nWEB-7,2026-06-09,CREME-50,1,21\n';
    await importFile(file('web.csv', web), { currency: 'EUR' });
    const report = await importFile(SHIPMENTS);
    expect(report.format).toBe('amazon-fba-shipments');
    // Two rows are items of one shipment; one order is unknown.
    expect(counts(report)).toEqual({ rows: 5, inserted: 3, updated: 0, unchanged: 1, quarantined: 1 });
    expect(
      await runSql(`SELECT right(o.external_ref, 9) ref, s.external_ref shipment, c.code carrier, w.code warehouse, s.shipped_day, s.promised_day,
          s.delivered_day, s.units
        FROM shipment s JOIN shop_order o ON o.person_id = s.person_id AND o.id = s.order_id
        LEFT JOIN carrier c ON c.id = s.carrier_id LEFT JOIN warehouse w ON w.id = s.warehouse_id ORDER BY 1`),
    ).toEqual([
      {
        ref: '1-1111111',
        shipment: 'DxA1',
        carrier: 'AMZL',
        warehouse: 'ORY1',
        shipped_day: '2026-06-02',
        promised_day: '2026-06-04',
        delivered_day: null,
        units: 3,
      },
      {
        ref: '4-1111114',
        shipment: 'DxD4',
        carrier: 'DHL',
        warehouse: 'LEJ1',
        shipped_day: '2026-06-08',
        promised_day: '2026-06-11',
        delivered_day: null,
        units: 3,
      },
      {
        ref: 'WEB-7',
        shipment: 'DxM6',
        carrier: 'COLISSIMO',
        warehouse: 'ORY1',
        shipped_day: '2026-06-10',
        promised_day: '2026-06-12',
        delivered_day: null,
        units: 1,
      },
    ]);
    expect(await runSql('SELECT line, code FROM quarantined_row WHERE line = 6')).toEqual([
      { line: 6, code: 'unknown_order' },
    ]);
    expect(counts(await importFile(SHIPMENTS))).toEqual({
      rows: 5,
      inserted: 0,
      updated: 0,
      unchanged: 4,
      quarantined: 1,
    });
  });

  it('keeps each unit that came back, also equal ones', async () => {
    await importFile(ORDERS);
    const source = fixture('amazon-fba-returns/fba_customer_returns.txt');
    const report = await importFile(source);
    expect(report.format).toBe('amazon-fba-returns');
    expect(counts(report)).toEqual({ rows: 5, inserted: 3, updated: 0, unchanged: 0, quarantined: 2 });
    expect(
      await runSql(`SELECT p.sku, r.day, r.quantity, r.reason, r.condition, r.comment, r.order_id IS NOT NULL known FROM return_receipt r
        JOIN product p ON p.id = r.product_id ORDER BY r.day, r.external_ref`),
    ).toEqual([
      {
        sku: 'CREME-50',
        day: '2026-06-20',
        quantity: 1,
        reason: 'UNWANTED_ITEM',
        condition: 'SELLABLE',
        comment: '',
        known: true,
      },
      {
        sku: 'SERUM-30',
        day: '2026-06-22',
        quantity: 1,
        reason: 'DEFECTIVE',
        condition: 'CUSTOMER_DAMAGED',
        comment: 'Pumpe defekt',
        known: true,
      },
      {
        sku: 'SERUM-30',
        day: '2026-06-22',
        quantity: 1,
        reason: 'DEFECTIVE',
        condition: 'CUSTOMER_DAMAGED',
        comment: 'Pumpe defekt',
        known: true,
      },
    ]);
    expect(
      await runSql(
        'SELECT line, code FROM quarantined_row WHERE batch_id = $1 ORDER BY line'.replace('$1', String(report.id)),
      ),
    ).toEqual([
      { line: 5, code: 'unknown_sku' },
      { line: 6, code: 'unknown_order' },
    ]);
    const again = await importFile(file('again.txt', shuffled(readText(source).replaceAll('\r', ''), 5)));
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 0, unchanged: 3, quarantined: 2 });
  });

  it('counts stock as what is there, and takes off it what is reserved or spoilt', async () => {
    await importFile(ORDERS);
    const source = fixture('amazon-fba-inventory/fba_inventory_age.txt');
    const report = await importFile(source);
    expect(report.format).toBe('amazon-fba-inventory');
    expect(counts(report)).toEqual({ rows: 3, inserted: 2, updated: 0, unchanged: 0, quarantined: 1 });
    expect(
      await runSql(`SELECT p.sku, s.day, w.code, s.on_hand, s.committed, s.unavailable, s.incoming FROM stock_snapshot s
        JOIN product p ON p.id = s.product_id JOIN warehouse w ON w.id = s.warehouse_id ORDER BY 1`),
    ).toEqual([
      {
        sku: 'CREME-50',
        day: '2026-07-01',
        code: 'Amazon FBA',
        on_hand: 130,
        committed: 7,
        unavailable: 3,
        incoming: 60,
      },
      { sku: 'SERUM-30', day: '2026-07-01', code: 'Amazon FBA', on_hand: 0, committed: 0, unavailable: 0, incoming: 0 },
    ]);
    expect(counts(await importFile(source))).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, quarantined: 1 });
  });
});
