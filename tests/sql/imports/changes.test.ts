import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { counts, emptyShop, file, importFile, importRows, proveRollups } from './import-files';
import { value } from './truth';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const FRAME = [
  ['FIRST', '2023-12-01', 'C9', 'Z1', 1, 1],
  ['LAST', '2024-12-01', 'C9', 'Z1', 1, 1],
] as const;
/** Rows between two orders that do not change, so that no order under test stands at the file's edge. */
const inside = (rows: readonly (readonly (string | number)[])[], frame = FRAME) => [frame[0], ...rows, frame[1]];
const order = (
  ref: string,
  day: string,
  customer: string,
  sku: string,
  quantity: number,
  price: number,
  status = 'completed',
) => [ref, day, customer, sku, quantity, price, status] as const;
const orderRow = async (ref: string) =>
  (
    await runSql<Record<string, unknown>>({
      text: `SELECT kind, status, net::text, gross::text, units, line_count, is_valid, is_identified, order_seq, customer_status,
          days_since_previous FROM shop_order WHERE external_ref = $1`,
      values: [ref],
    })
  )[0];

describe('an order that comes again otherwise', () => {
  it('takes a changed quantity as an update', async () => {
    await importRows(inside([order('N1', '2024-01-05', 'C1', 'A', 2, 10), order('N1', '2024-01-05', 'C1', 'B', 1, 5)]));
    const again = await importRows(
      inside([order('N1', '2024-01-05', 'C1', 'A', 3, 10), order('N1', '2024-01-05', 'C1', 'B', 1, 5)]),
    );
    expect(counts(again)).toEqual({ rows: 4, inserted: 0, updated: 1, unchanged: 3, quarantined: 0 });
    expect(await orderRow('N1')).toMatchObject({ net: '350000', units: 4, line_count: 2 });
    expect(await value('units_sold')).toBe(6);
    await proveRollups(database);
  });

  it('takes a changed line of the only order of a file, which stands at both edges, as an update', async () => {
    await importRows([order('N1', '2024-01-05', 'C1', 'A', 2, 10)]);
    expect(counts(await importRows([order('N1', '2024-01-05', 'C1', 'A', 3, 10)]))).toMatchObject({
      inserted: 0,
      updated: 1,
    });
    expect(await orderRow('N1')).toMatchObject({ net: '300000', units: 3, line_count: 1 });
    await proveRollups(database);
  });

  it('takes a changed price and an added line', async () => {
    await importRows(inside([order('N1', '2024-01-05', 'C1', 'A', 2, 10)]));
    const again = await importRows(
      inside([order('N1', '2024-01-05', 'C1', 'A', 2, 9.5), order('N1', '2024-01-05', 'C1', 'C', 1, 4)]),
    );
    expect(counts(again)).toMatchObject({ inserted: 1, updated: 1, unchanged: 2 });
    expect(await orderRow('N1')).toMatchObject({ net: '230000', line_count: 2 });
    await proveRollups(database);
  });

  it('moves what a credit note gives back with the day of its document', async () => {
    await importRows(inside([order('C1', '2024-03-05', 'C1', 'A', -2, 10)]));
    await importRows(inside([order('C1', '2024-02-27', 'C1', 'A', -2, 10)]));
    expect(await runSql('SELECT day, month, amount::text FROM refund_line')).toEqual([
      { day: '2024-02-27', month: '2024-02-01', amount: '200000' },
    ]);
    await proveRollups(database);
  });

  it('removes a line that is gone, and says so', async () => {
    await importRows(inside([order('N1', '2024-01-05', 'C1', 'A', 2, 10), order('N1', '2024-01-05', 'C1', 'B', 1, 5)]));
    const again = await importRows(inside([order('N1', '2024-01-05', 'C1', 'A', 2, 10)]));
    expect(counts(again)).toEqual({ rows: 3, inserted: 0, updated: 0, unchanged: 3, quarantined: 0 });
    expect(await orderRow('N1')).toMatchObject({ net: '200000', line_count: 1 });
    const [batch] = await runSql<{ warnings: object[] }>('SELECT warnings FROM import_batch ORDER BY id DESC LIMIT 1');
    expect(batch?.warnings).toContainEqual({ code: 'lines_removed', values: { count: 1 } });
    await proveRollups(database);
  });

  it.each(['first', 'last'])(
    'removes nothing from the %s order of a file, whose edge may have cut it',
    async (edge) => {
      const both = [order('N1', '2024-01-05', 'C1', 'A', 2, 10), order('N1', '2024-01-05', 'C1', 'B', 1, 5)];
      await importRows(inside(both));
      const part = edge === 'first' ? [both[1], FRAME[1]] : [FRAME[0], both[0]];
      expect(counts(await importRows(part as never))).toEqual({
        rows: 2,
        inserted: 0,
        updated: 0,
        unchanged: 2,
        quarantined: 0,
      });
      expect(await orderRow('N1')).toMatchObject({ net: '250000', line_count: 2 });
      await proveRollups(database);
    },
  );

  it('keeps both parts of an order that two files share', async () => {
    await importRows([
      FRAME[0],
      order('N1', '2024-01-05', 'C1', 'A', 2, 10),
      order('N1', '2024-01-05', 'C1', 'B', 1, 5),
    ]);
    await importRows([
      order('N1', '2024-01-05', 'C1', 'A', 7, 10),
      order('N1', '2024-01-05', 'C1', 'C', 1, 5),
      FRAME[1],
    ]);
    expect(await orderRow('N1')).toMatchObject({ net: '1000000', line_count: 4 });
    await proveRollups(database);
  });

  it('takes a cancellation out of every figure, keeps the amount and the history', async () => {
    const later = order('N2', '2024-02-05', 'C1', 'A', 1, 10, 'paid');
    const rows = [order('N1', '2024-01-05', 'C1', 'A', 2, 10, 'paid'), later];
    await importRows(inside(rows));
    expect(await orderRow('N2')).toMatchObject({ customer_status: 'returning', order_seq: 2, days_since_previous: 31 });
    const cancelled = [order('N1', '2024-01-05', 'C1', 'A', 2, 10, 'Annulée'), later];
    expect(counts(await importRows(inside(cancelled)))).toMatchObject({ inserted: 0, updated: 1, unchanged: 3 });
    expect(await orderRow('N1')).toMatchObject({
      status: 'cancelled',
      is_valid: false,
      order_seq: null,
      net: '200000',
    });
    // The order after it is now the customer's first.
    expect(await orderRow('N2')).toMatchObject({ customer_status: 'new', order_seq: 1, days_since_previous: null });
    expect(await value('gross_revenue')).toBe('12.00');
    expect(await value('cancelled_amount')).toBe('20.00');
    expect(await value('recognised_revenue')).toBe('12.00');
    expect(
      await runSql(
        `SELECT s.status, s.source FROM order_status_change s JOIN shop_order o ON o.person_id = s.person_id AND o.id = s.order_id
         WHERE o.external_ref = 'N1' ORDER BY s.id`,
      ),
    ).toEqual([
      { status: 'paid', source: 'paid' },
      { status: 'cancelled', source: 'Annulée' },
    ]);
    await proveRollups(database);
    // And back again: a file that is older, or an order that was taken up once more.
    await importRows(inside(rows));
    expect(await orderRow('N1')).toMatchObject({ status: 'paid', is_valid: true, order_seq: 1 });
    expect(await orderRow('N2')).toMatchObject({ customer_status: 'returning', order_seq: 2 });
    expect(await value('cancelled_amount')).toBe('0.00');
    await proveRollups(database);
  });

  it('turns later orders into those of a returning customer when an earlier one comes later', async () => {
    await importRows([order('N2', '2024-03-01', 'C1', 'A', 1, 10), order('N3', '2024-04-01', 'C1', 'A', 1, 20)]);
    expect(await value('new_customers')).toBe(1);
    await importRows([order('N1', '2024-01-01', 'C1', 'B', 1, 30)]);
    expect(await orderRow('N1')).toMatchObject({ customer_status: 'new', order_seq: 1 });
    expect(await orderRow('N2')).toMatchObject({ customer_status: 'returning', order_seq: 2, days_since_previous: 60 });
    expect(await orderRow('N3')).toMatchObject({ order_seq: 3, days_since_previous: 31 });
    expect(await value('new_customers', { from: '2024-01-01', to: '2024-01-31' })).toBe(1);
    expect(await value('new_customers', { from: '2024-02-01', to: '2024-12-31' })).toBe(0);
    await proveRollups(database);
  });

  it('moves an order to its customer once that is known, and to another one', async () => {
    await importRows([
      order('N1', '2024-01-05', '', 'A', 2, 10),
      order('N2', '2024-01-09', 'C1', 'A', 1, 10),
      order('N3', '2024-01-10', '', 'A', 1, 10),
    ]);
    expect(await orderRow('N1')).toMatchObject({
      is_identified: false,
      customer_status: 'unidentified',
      order_seq: null,
    });
    await importRows([order('N1', '2024-01-05', 'C1', 'A', 2, 10), FRAME[1]]);
    expect(await orderRow('N1')).toMatchObject({
      is_identified: true,
      customer_status: 'new',
      order_seq: 1,
      net: '200000',
    });
    expect(await orderRow('N2')).toMatchObject({ customer_status: 'returning', order_seq: 2, days_since_previous: 4 });
    await proveRollups(database);
    await importRows([order('N1', '2024-01-05', 'C2', 'A', 2, 10), FRAME[1]]);
    expect(await orderRow('N2')).toMatchObject({ customer_status: 'new', order_seq: 1 });
    expect(await value('active_customers')).toBe(3);
    // A file that names nobody takes nothing away.
    await importRows([order('N1', '2024-01-05', '', 'A', 2, 10), FRAME[1]]);
    expect(await orderRow('N1')).toMatchObject({ is_identified: true });
    await proveRollups(database);
    const strays = await runSql(
      `SELECT p.id FROM person p WHERE NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.person_id = p.id) AND p.kind = 'anonymous'`,
    );
    expect(strays).toEqual([]);
  });

  it('keeps the amount of a payment that of its order, whatever part of it a file holds', async () => {
    const header = 'Order ID,Order Date,SKU,Quantity,Unit Price,Shipping,Payment Method';
    const rows = [
      '0,2023-01-01,Z,1,1,0,Card',
      '1,2024-01-01,A,1,10,4.9,Cash',
      '1,2024-01-01,B,1,20,4.9,Cash',
      '2,2024-02-01,Z,1,1,0,Card',
    ];
    const window = (from: number, to: number) =>
      importFile(file('p.csv', [header, ...rows.slice(from, to)].join('\n')));
    const paid = () => runSql(`SELECT amount::text, is_cash FROM payment WHERE method = 'Cash'`);
    await window(0, 4);
    expect(await paid()).toEqual([{ amount: '349000', is_cash: true }]);
    await window(2, 4);
    expect(await paid()).toEqual([{ amount: '349000', is_cash: true }]);
  });
});

describe('what takes money back', () => {
  it('reads credit notes numbered C beside invoices, and books them on their own day', async () => {
    await importRows([
      order('1001', '2024-01-05', 'C1', 'A', 3, 10),
      order('C1002', '2024-02-06', 'C1', 'A', -1, 10),
      order('C1003', '2024-02-07', 'C1', 'A', 1, 2),
      order('C1004', '2024-02-08', 'C1', 'A', -1, 5),
    ]);
    expect(await orderRow('C1002')).toMatchObject({ kind: 'credit_note', is_valid: false, order_seq: null });
    expect(await value('order_count')).toBe(1);
    expect(await value('gross_revenue')).toBe('30.00');
    // The odd line of a credit note that takes money in reduces what was given back.
    expect(await value('cancelled_amount')).toBe('13.00');
    expect(await value('net_revenue')).toBe('17.00');
    expect(await value('net_revenue', { from: '2024-02-01', to: '2024-02-29' })).toBe('-13.00');
    await proveRollups(database);
  });

  it('does not take a shop for one of credit notes because its order numbers begin with C', async () => {
    const rows = [
      order('C1001', '2024-01-05', 'K1', 'A', 3, 10),
      order('C1002', '2024-02-06', 'K1', 'A', 1, 10),
      order('C1002', '2024-02-06', 'K1', 'B', -1, 4),
    ];
    expect(counts(await importRows(rows))).toMatchObject({ inserted: 3 });
    expect(await orderRow('C1001')).toMatchObject({ kind: 'order', is_valid: true, net: '300000' });
    expect(await value('gross_revenue')).toBe('40.00');
    expect(await value('refund_amount')).toBe('4.00');
    expect(await value('cancelled_amount')).toBe('0.00');
    expect(await value('order_count')).toBe(2);
    expect(counts(await importRows(rows))).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
    await proveRollups(database);
  });

  it('reads negative quantities inside an order as returns of that order', async () => {
    await importRows([order('N1', '2024-01-05', 'C1', 'A', 3, 10), order('N1', '2024-01-05', 'C1', 'A', -1, 10)]);
    expect(await orderRow('N1')).toMatchObject({ kind: 'order', net: '300000', units: 3 });
    expect(await value('gross_revenue')).toBe('30.00');
    expect(await value('refund_amount')).toBe('10.00');
    expect(await value('units_sold')).toBe(2);
    expect(await value('return_rate')).toBeCloseTo(1 / 3, 6);
    expect(await value('return_rate_value')).toBeCloseTo(1 / 3, 6);
    await proveRollups(database);
  });

  it('reads a document that only takes back as a credit note, whatever its number', async () => {
    await importRows([order('N1', '2024-01-05', 'C1', 'A', 3, 10), order('N2', '2024-01-06', 'C1', 'A', -2, 10)]);
    expect(await orderRow('N2')).toMatchObject({ kind: 'credit_note', is_valid: false });
    expect(await value('net_revenue')).toBe('10.00');
    expect(await value('order_count')).toBe(1);
    await proveRollups(database);
  });

  it('leaves bad debt and stock corrections out of sales', async () => {
    await importRows([
      order('N1', '2024-01-05', 'C1', 'A', 3, 10),
      order('A1002', '2024-01-06', '', 'B', 1, -500),
      order('N3', '2024-01-07', '', 'A', -50, 0),
      order('N4', '2024-01-08', 'C1', 'G', 2, 0),
    ]);
    expect(await value('net_revenue')).toBe('30.00');
    expect(await value('units_sold')).toBe(3);
    expect(await value('order_count')).toBe(1);
    await proveRollups(database);
  });
});
