import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, readText } from '../import-files';
import { value } from '../truth';
import { fixture, money, shuffled, warnings } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const BALANCE = fixture('stripe-balance/itemized_balance.csv');
const PAYMENTS = fixture('stripe-payments/unified_payments.csv');
const PAYOUTS = fixture('stripe-payouts/payouts.csv');

const payouts = () =>
  runSql(`SELECT external_ref ref, paid_day, ${money('amount')} amount, currency FROM payout ORDER BY 1`);

describe('stripe-balance', () => {
  it('keeps each movement with its payout; gross less fees is what was paid out', async () => {
    const report = await importFile(BALANCE);
    expect(report.format).toBe('stripe-balance');
    // Five movements and the payout itself; the last charge is in no payout yet.
    expect(counts(report)).toEqual({ rows: 7, inserted: 6, updated: 0, unchanged: 1, quarantined: 0 });
    expect(await warnings()).toEqual([{ code: 'not_paid_out', values: { count: 1 } }]);
    expect(await payouts()).toEqual([{ ref: 'po_1Rk1', paid_day: '2026-06-05', amount: '78.28', currency: 'EUR' }]);
    expect(
      await runSql(`SELECT external_ref ref, category, order_ref "order", day, ${money('gross')} gross, ${money('fee')} fee, ${money('net')} net
        FROM payout_line ORDER BY 1`),
    ).toEqual([
      {
        ref: 'txn_1',
        category: 'charge',
        order: '1001',
        day: '2026-06-01',
        gross: '120.00',
        fee: '3.78',
        net: '116.22',
      },
      { ref: 'txn_2', category: 'charge', order: '1002', day: '2026-06-02', gross: '45.91', fee: '0.94', net: '44.97' },
      {
        ref: 'txn_3',
        category: 'refund',
        order: '1001',
        day: '2026-06-03',
        gross: '-20.00',
        fee: '0.00',
        net: '-20.00',
      },
      {
        ref: 'txn_4',
        category: 'dispute',
        order: '1002',
        day: '2026-06-03',
        gross: '-45.91',
        fee: '15.00',
        net: '-60.91',
      },
      { ref: 'txn_5', category: 'fee', order: null, day: '2026-06-04', gross: '0.00', fee: '2.00', net: '-2.00' },
    ]);
    expect(await value('payout_amount')).toBe('78.28');
    expect(await value('payout_fees')).toBe('21.72');
  });

  it('changes nothing when it comes again, shuffled, or when the list of payouts says the same', async () => {
    await importFile(BALANCE);
    const again = await importFile(file('again.csv', shuffled(readText(BALANCE), 11)));
    expect(counts(again)).toEqual({ rows: 7, inserted: 0, updated: 0, unchanged: 7, quarantined: 0 });
    await importFile(PAYOUTS);
    expect(counts(await importFile(BALANCE))).toMatchObject({ inserted: 0, updated: 0 });
    expect((await payouts())[0]).toEqual({ ref: 'po_1Rk1', paid_day: '2026-06-05', amount: '78.28', currency: 'EUR' });
  });

  it('tells a row and a payout that do not add up, and keeps them', async () => {
    const report = await importFile(fixture('stripe-balance/itemized_balance_wrong_sums.csv'));
    expect(counts(report)).toMatchObject({ rows: 3, inserted: 3, quarantined: 0 });
    expect(await warnings()).toEqual([
      // 30.00 - 0.70 is not 29.80
      { code: 'net_differs', values: { count: 1, line: 3 } },
      { code: 'payout_differs', values: { payout: 'po_2', stated: '78.30', sum: '78.80', currency: 'EUR' } },
    ]);
    expect(await payouts()).toEqual([{ ref: 'po_2', paid_day: '2026-06-12', amount: '78.30', currency: 'EUR' }]);
  });
});

describe('stripe-payments', () => {
  const attempts = () =>
    runSql(`SELECT a.external_ref ref, a.day, a.status, a.method, a.card_brand brand, ${money('a.amount')} amount, ${money('a.refunded')} refunded,
        a.decline_reason reason, a.order_ref "order", k.external_ref known FROM payment_attempt a LEFT JOIN order_key k ON k.order_id = a.order_id ORDER BY 1`);
  const shop = () =>
    importFile(
      file(
        'orders.csv',
        'Order ID,Order Date,SKU,Quantity,Unit Price\n1001,2026-06-01,A,1,120\n1002,2026-06-02,B,1,45.91\n',
      ),
      { currency: 'EUR' },
    );

  it('keeps every try to pay with what became of it, and the disputes of known orders', async () => {
    await shop();
    const report = await importFile(PAYMENTS);
    expect(report.format).toBe('stripe-payments');
    expect(counts(report)).toEqual({ rows: 7, inserted: 6, updated: 0, unchanged: 0, quarantined: 1 });
    const card = { method: 'card', brand: 'Visa', refunded: '0.00', reason: '', order: '', known: null };
    expect(await attempts()).toEqual([
      // 22:30 in UTC is 00:30 of the next day in Paris. A partial refund leaves Stripe's status at "Paid".
      {
        ...card,
        ref: 'ch_1',
        day: '2026-06-02',
        status: 'partially_refunded',
        amount: '120.00',
        refunded: '20.00',
        order: '1001',
        known: '1001',
      },
      { ...card, ref: 'ch_2', day: '2026-06-02', status: 'paid', amount: '45.91', order: '1002', known: '1002' },
      {
        ...card,
        ref: 'ch_3',
        day: '2026-06-02',
        status: 'failed',
        brand: 'MasterCard',
        amount: '80.00',
        reason: 'insufficient_funds',
      },
      {
        ...card,
        ref: 'ch_4',
        day: '2026-06-02',
        status: 'failed',
        brand: 'MasterCard',
        amount: '80.00',
        reason: 'The bank did not return any further details.',
      },
      {
        ...card,
        ref: 'ch_5',
        day: '2026-06-03',
        status: 'refunded',
        amount: '1050.00',
        refunded: '1050.00',
        order: '1005',
      },
      {
        ...card,
        ref: 'py_6',
        day: '2026-06-04',
        status: 'authorised',
        method: 'sepa_debit',
        brand: '',
        amount: '33.00',
      },
    ]);
    expect(
      await runSql(`SELECT k.external_ref ref, d.reason, d.status, ${money('d.amount')} amount, d.day, d.due_day, d.won
        FROM dispute d JOIN order_key k ON k.order_id = d.order_id`),
    ).toEqual([
      {
        ref: '1002',
        reason: 'fraudulent',
        status: 'lost',
        amount: '45.91',
        day: '2026-06-03',
        due_day: '2026-06-14',
        won: false,
      },
    ]);
    // More given back than was paid.
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 8, column: 'Amount Refunded', code: 'not_allowed' },
    ]);
    const stored = await runSql<{ text: string }>(
      `SELECT string_agg(to_jsonb(a)::text, '') AS text FROM payment_attempt a`,
    );
    expect(stored[0]?.text).not.toContain('someone@example.org');
    expect(counts(await importFile(PAYMENTS))).toEqual({
      rows: 7,
      inserted: 0,
      updated: 0,
      unchanged: 6,
      quarantined: 1,
    });
  });

  it('takes a refund from a later file', async () => {
    await shop();
    await importFile(PAYMENTS);
    const later = await importFile(fixture('stripe-payments/unified_payments_later.csv'));
    expect(counts(later)).toEqual({ rows: 1, inserted: 0, updated: 1, unchanged: 0, quarantined: 0 });
    expect((await attempts())[0]).toMatchObject({ ref: 'ch_1', status: 'refunded', refunded: '120.00' });
  });

  it('sends the dispute of an order that is not there to quarantine, until it is', async () => {
    expect(counts(await importFile(PAYMENTS))).toMatchObject({ inserted: 5, quarantined: 2 });
    expect(await runSql('SELECT line, code FROM quarantined_row ORDER BY line')).toEqual([
      { line: 3, code: 'unknown_order' },
      { line: 8, code: 'not_allowed' },
    ]);
    await shop();
    // The order of the first payment is known now as well.
    expect(counts(await importFile(PAYMENTS))).toMatchObject({ inserted: 1, updated: 1, unchanged: 4, quarantined: 1 });
  });
});

describe('stripe-payouts', () => {
  it('keeps what reached the bank; a payout that fails, at once or later, brought nothing', async () => {
    const report = await importFile(PAYOUTS);
    expect(report.format).toBe('stripe-payouts');
    expect(counts(report)).toEqual({ rows: 4, inserted: 4, updated: 0, unchanged: 0, quarantined: 0 });
    expect((await payouts()).map(({ amount }: { amount?: string }) => amount)).toEqual([
      '78.28',
      '78.30',
      '0.00',
      '1000.00',
    ]);
    expect(await value('payout_amount')).toBe('1156.58');
    expect(counts(await importFile(PAYOUTS))).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 });
    expect(counts(await importFile(fixture('stripe-payouts/payouts_later.csv')))).toMatchObject({
      inserted: 0,
      updated: 1,
    });
    expect(await value('payout_amount')).toBe('1078.28');
  });
});
