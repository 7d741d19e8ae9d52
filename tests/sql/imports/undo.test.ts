import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { undoBatch, undoPlan } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../database';
import { counts, csv, emptyShop, file, importFile, importRows, proveRollups } from './import-files';
import { proveUndo } from './prove-undo';
import { factsOf, state } from './state';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const FIRST = [
  ['N1', '2024-01-05', 'C1', 'A', 1, 10],
  ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
  ['N2', '2024-01-06', 'C2', 'A', 3, 10],
  ['N3', '2024-02-01', 'C1', 'C', 1, 4],
  ['N4', '2024-02-02', '', 'A', 1, 10],
];

describe('a batch that is undone', () => {
  it('leaves an empty shop when it was the first', async () => {
    await proveUndo(database, () => importRows(FIRST));
  });

  it.each<[string, (readonly (string | number)[])[]]>([
    [
      'new orders of known and new customers',
      [
        ['N5', '2024-01-01', 'C1', 'A', 1, 3],
        ['N6', '2024-03-01', 'C9', 'D', 2, 8],
      ],
    ],
    ['more lines of a known order', [...FIRST.slice(0, 2), ['N1', '2024-01-05', 'C1', 'D', 5, 1]]],
    [
      'a changed line',
      [
        ['N1', '2024-01-05', 'C1', 'A', 4, 10],
        ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
      ],
    ],
    [
      'a removed line',
      [
        ['N0', '2024-01-01', 'C3', 'A', 1, 1],
        ['N1', '2024-01-05', 'C1', 'A', 1, 10],
        ['N9', '2024-01-09', 'C3', 'A', 1, 1],
      ],
    ],
    ['a cancellation', [['N2', '2024-01-06', 'C2', 'A', 3, 10, 'cancelled']]],
    [
      'an earlier day',
      [
        ['N1', '2024-01-03', 'C1', 'A', 1, 10],
        ['N1', '2024-01-03', 'C1', 'B', 2, 7.5],
      ],
    ],
    [
      'another customer',
      [
        ['N1', '2024-01-05', 'C2', 'A', 1, 10],
        ['N1', '2024-01-05', 'C2', 'B', 2, 7.5],
      ],
    ],
    ['a customer for an anonymous order', [['N4', '2024-02-02', 'C1', 'A', 1, 10]]],
    ['a new customer for an anonymous order', [['N4', '2024-02-02', 'C7', 'A', 1, 10]]],
    [
      'a return',
      [
        ['N1', '2024-01-05', 'C1', 'A', 1, 10],
        ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
        ['N1', '2024-01-05', 'C1', 'A', -1, 10],
      ],
    ],
    [
      'all of it at once',
      [
        ['N0', '2023-12-01', 'C2', 'A', 1, 1],
        ['N1', '2024-01-04', 'C8', 'A', 2, 10],
        ['N2', '2024-01-06', 'C2', 'A', 3, 10, 'cancelled'],
        ['N3', '2024-02-01', 'C1', 'E', 1, 4],
      ],
    ],
  ])('takes back %s', async (_, rows) => {
    await importRows(FIRST);
    await proveUndo(database, () => importRows(rows));
  });

  it('takes back payments, deliveries and names of products', async () => {
    const header =
      'Order ID,Order Date,Customer ID,SKU,Product Name,Category,Quantity,Unit Price,Payment Method,Delivered At';
    const text = (rows: string[]) => file('orders.csv', [header, ...rows].join('\n'));
    await importFile(text(['1,2024-01-01,C1,A,,,1,5,card,', '2,2024-01-02,C2,B,,,1,6,,']));
    await proveUndo(database, () =>
      importFile(
        text(['1,2024-01-01,C1,A,Cream,Face,1,5,paypal,2024-01-04', '2,2024-01-02,C2,B,Oil,Body,1,6,cash,2024-01-05']),
      ),
    );
  });

  it('can be asked as it was known', async () => {
    const first = await importRows(FIRST);
    const second = await importRows([['N5', '2024-01-01', 'C1', 'A', 1, 3]]);
    const at = () =>
      runSql(
        `SELECT v.data_version, (SELECT sum(gross)::text FROM rollup_delta d WHERE d.data_version <= v.data_version) AS gross
         FROM import_batch v WHERE id IN (${first.id}, ${second.id}) ORDER BY 1`,
      );
    const known = await at();
    await undoBatch(second.id, 'test');
    expect(await at()).toEqual(known);
    expect(await runSql('SELECT sum(gross)::text AS gross FROM rollup_delta')).toEqual([
      { gross: (known[0] as { gross: string }).gross },
    ]);
  });
});

describe('what stands in the way', () => {
  it('is named, latest first, until it is undone itself', async () => {
    const first = await importRows(FIRST);
    const second = await importRows([
      ['N1', '2024-01-05', 'C1', 'A', 2, 10],
      ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
    ]);
    const third = await importRows([
      ['N1', '2024-01-05', 'C1', 'A', 3, 10],
      ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
    ]);
    const other = await importRows([['N9', '2024-01-05', 'C1', 'A', 2, 10]]);
    const before = await state();
    const plan = await undoPlan(first.id);
    expect(plan.blocking.map(({ id }) => id)).toEqual([third.id, second.id]);
    expect(await state()).toEqual(before);
    await expect(undoBatch(first.id, 'test')).rejects.toMatchObject({
      code: 'conflict',
      key: 'imports.undoLaterFirst',
      message: expect.stringContaining(`${third.id} (orders.csv), ${second.id} (orders.csv)`),
    });
    for (const batch of [third, second]) await undoBatch(batch.id, 'test');
    expect((await undoPlan(first.id)).blocking).toEqual([]);
    await undoBatch(first.id, 'test');
    expect(await runSql('SELECT external_ref FROM shop_order')).toEqual([{ external_ref: 'N9' }]);
    await proveRollups(database);
    await undoBatch(other.id, 'test');
    expect(factsOf(await state())).toEqual({});
  });

  it('tells what would happen, and what happened', async () => {
    await importRows(FIRST);
    const batch = await importRows([
      ['N1', '2024-01-05', 'C1', 'A', 2, 10],
      ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
      ['N7', '2024-01-05', 'C1', 'B', 2, 7.5],
    ]);
    const plan = await undoPlan(batch.id);
    expect(plan).toMatchObject({ id: batch.id, refusal: null, blocking: [], orders: { removed: 1, restored: 1 } });
    expect(plan.tables).toContainEqual({ table: 'shop_order', removed: 1, restored: 1 });
    const undone = await undoBatch(batch.id, 'Ada');
    expect(undone).toMatchObject({ id: batch.id, orders: { removed: 1, restored: 1 } });
    expect(
      await runSql(`SELECT status, undone_by, undone_at IS NOT NULL AS at FROM import_batch WHERE id = ${batch.id}`),
    ).toEqual([{ status: 'undone', undone_by: 'Ada', at: true }]);
  });

  it('refuses what is undone, unfinished, of the demo, or not there', async () => {
    const batch = await importRows(FIRST);
    await undoBatch(batch.id, 'test');
    await expect(undoBatch(batch.id, 'test')).rejects.toMatchObject({ key: 'imports.undoTwice' });
    await expect(undoBatch(4711, 'test')).rejects.toMatchObject({ code: 'not_found' });
    await runSql(`UPDATE import_batch SET status = 'failed'`);
    await expect(undoBatch(batch.id, 'test')).rejects.toMatchObject({ key: 'imports.undoUnfinished' });
    await runSql(`UPDATE import_batch SET status = 'done', format = 'demo'`);
    await expect(undoBatch(batch.id, 'test')).rejects.toMatchObject({ key: 'imports.undoDemo' });
    expect((await undoPlan(batch.id)).refusal).toBe('demo');
  });

  it('is nobody who came at the same moment', async () => {
    const batch = await importRows(FIRST);
    const outcomes = await Promise.allSettled([undoBatch(batch.id, 'a'), undoBatch(batch.id, 'b')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(factsOf(await state())).toEqual({});
    await proveRollups(database);
    expect(counts(await importFile(file('again.csv', csv(FIRST))))).toMatchObject({ inserted: 5 });
  });
});

describe('files of one system that facts are built from', () => {
  it('are taken back in the reverse order', async () => {
    const orders = file(
      'olist_orders_dataset.csv',
      '"order_id","customer_id","order_status","order_purchase_timestamp","order_approved_at","order_delivered_carrier_date","order_delivered_customer_date","order_estimated_delivery_date"\n"o1","c1","delivered","2018-01-02 10:00:00",,,"2018-01-05 10:00:00","2018-01-09 00:00:00"\n',
    );
    const items = (price: string) =>
      file(
        'olist_order_items_dataset.csv',
        `"order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"\n"o1",1,"p1","s1","2018-01-03 00:00:00",${price},2.00\n`,
      );
    const first = await importFile(orders);
    await proveUndo(database, () => importFile(items('10.00')));
    await proveUndo(database, () => importFile(items('12.00')));
    const { blocking } = await undoPlan(first.id);
    expect(blocking).toHaveLength(2);
    for (const { id } of blocking) await undoBatch(id, 'test');
    await undoBatch(first.id, 'test');
    expect(factsOf(await state())).toEqual({});
  });
});
