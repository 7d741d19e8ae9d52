import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { BatchReport } from '@/lib/imports/batch';
import { undoBatch, undoPlan } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop } from './facts-shop';
import { importRows, proveRollups } from './import-files';
import { proveUndo } from './prove-undo';
import { factsOf, state } from './state';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await openShop();
  await importRows([
    ['N1', '2026-03-16', 'C-7', 'A1', 2, 10],
    ['N2', '2026-03-17', 'C-8', 'B1', 1, 20],
    ['N2', '2026-03-17', 'C-8', 'A1', -1, 10],
  ]);
});

type Bring = (rows: readonly string[]) => Promise<BatchReport>;
const of =
  (format: string, header: string): Bring =>
  (rows) =>
    importLines(format, header, rows);
const ads = of('template-ad-spend', 'Day,Platform,Campaign,Campaign id,Ad set,Ad,Spend,Currency,Impressions,Clicks');
const costs = of('template-costs', 'SKU,Valid from,Unit cost');
const customers = of(
  'template-customers',
  'Customer number,E-mail,First name,Birth date,Gender,Country,City,Postcode,Consent to e-mail,Consented at,Loyalty tier',
);
const catalogue = of('template-catalogue', 'SKU,Product name,Brand,Category,Ingredients (INCI)');
const stock = of('template-stock', 'Stock date,Warehouse,SKU,On hand,Committed,Unit cost,Lot,Expiry date');
const shipments = of('template-shipments', 'Shipment number,Order number,Carrier,Shipped at,Delivered at,Freight cost');

describe('facts of a batch that is undone', () => {
  it.each<[string, Bring, string[], string[]]>([
    [
      'advertising, and what it replaced',
      ads,
      ['2026-03-17,google,Brand,111,,,10.50,EUR,100,5', '2026-03-18,google,Brand,111,,,20.25,EUR,200,8'],
      ['2026-03-18,google,Brand,111,,,25,EUR,210,9', '2026-03-19,google,Brand,111,,,1,EUR,1,1'],
    ],
    [
      'advertising in more detail',
      ads,
      ['2026-03-17,google,Brand,111,,,10.50,EUR,100,5'],
      ['2026-03-17,google,Brand,111,Set,One,4,EUR,40,2', '2026-03-17,google,Brand,111,Set,Two,6,EUR,60,3'],
    ],
    ['costs, with the margin of the orders', costs, ['A1,2026-01-01,4'], ['A1,2026-01-01,5', 'B1,2026-02-01,7']],
    ['stock', stock, ['2026-03-01,Main,A1,10,1,4,,'], ['2026-03-01,Main,A1,9,1,4,,', '2026-03-02,Main,B1,5,0,7,,']],
    [
      'customers, consents and tiers',
      customers,
      ['C-7,ana@example.org,Ana,1991-05-23,femme,France,Lyon,69003,yes,2026-02-14,gold'],
      [
        'C-7,ana@example.org,Anna,1991-05-24,femme,France,Paris,75011,no,2026-03-14,silver',
        'C-9,bo@example.org,Bo,,,,,,yes,2026-03-01,',
      ],
    ],
    [
      'deliveries',
      shipments,
      ['S1,N1,Colivert,2026-03-17 16:30,,5'],
      ['S1,N1,Colivert,2026-03-17 16:30,2026-03-19 10:00,5', 'S2,N2,Colivert,2026-03-18 10:00,,4'],
    ],
  ])('takes back %s', async (_, bring, first, second) => {
    await proveUndo(database, () => bring(first));
    await proveUndo(database, () => bring(second));
  });

  it('takes back categories, and the figures with them', async () => {
    await catalogue(['A1,Cream,Maison,Face,Aqua', 'B1,Oil,Maison,Body,']);
    const products = () => runSql('SELECT * FROM product ORDER BY id');
    const before = await products();
    await proveUndo(database, () => catalogue(['A1,Cream,Maison,Body,"Aqua, Glycerin"', 'B1,Dry oil,Maison,Hair,']));
    const [last] = await runSql<{ id: number }>('SELECT max(id) AS id FROM import_batch');
    await undoBatch(last?.id as number, 'test');
    expect(await products()).toEqual(before);
    await proveRollups(database);
  });

  it('costs that came later hold for orders that are put back', async () => {
    const before = await importRows([['N1', '2026-03-16', 'C-7', 'A1', 3, 10]]);
    await costs(['A1,2026-01-01,4']);
    await undoBatch(before.id, 'test');
    expect(
      await runSql(`SELECT units, cost::text, costed_net::text FROM shop_order WHERE external_ref = 'N1'`),
    ).toEqual([{ units: 2, cost: '80000', costed_net: '200000' }]);
    await proveRollups(database);
  });

  it('waits for later batches of the same rows, and for deliveries of its orders', async () => {
    const spent = await ads(['2026-03-17,google,Brand,111,,,10,EUR,100,5']);
    const corrected = await ads(['2026-03-17,google,Brand,111,,,12,EUR,100,5']);
    const other = await ads(['2026-03-18,google,Brand,111,,,12,EUR,100,5']);
    expect((await undoPlan(spent.id)).blocking.map(({ id }) => id)).toEqual([corrected.id]);
    const delivered = await shipments(['S1,N1,Colivert,2026-03-17 16:30,,5']);
    expect((await undoPlan(1)).blocking.map(({ id }) => id)).toEqual([delivered.id]);
    expect(await undoPlan(delivered.id)).toMatchObject({
      blocking: [],
      orders: { removed: 0, restored: 1 },
      tables: [{ table: 'shipment', removed: 1, restored: 0 }],
    });
    for (const { id } of [delivered, corrected, spent, other]) await undoBatch(id, 'test');
    await undoBatch(1, 'test');
    expect(factsOf(await state())).toEqual({});
  });
});
