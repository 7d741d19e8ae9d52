import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop, quarantined } from './facts-shop';
import { counts, importRows, proveRollups } from './import-files';
import { value } from './truth';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await openShop();
  await importRows([
    ['N1', '2026-03-16', 'C1', 'A1', 2, 10],
    ['#N2', '2026-03-16', 'C2', 'A1', 1, 10],
  ]);
});

const HEADER =
  'Shipment number,Order number,Carrier,Warehouse,Shipped at,Promised for,Delivered at,Freight cost,Complete';
const shipments = (rows: readonly string[]) => importLines('template-shipments', HEADER, rows);

describe('shipments of a warehouse', () => {
  it('find their orders in the shop system, count as rows, and are corrected by a later file', async () => {
    const first = await shipments([
      'S1,N1,Colivert,Main,2026-03-17 16:30,2026-03-20,2026-03-19 11:40,5.20,yes',
      'S2,N2,Colivert,Main,2026-03-17 16:30,2026-03-18,,5.20,yes',
    ]);
    expect(counts(first)).toEqual({ rows: 2, inserted: 2, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await value('on_time_delivery_rate')).toBe(1);
    const second = await shipments([
      'S1,N1,Colivert,Main,2026-03-17 16:30,2026-03-20,2026-03-19 11:40,5.20,yes',
      'S2,N2,Colivert,Main,2026-03-17 16:30,2026-03-18,2026-03-21 10:00,5.20,yes',
    ]);
    expect(counts(second)).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
    expect(await value('on_time_delivery_rate')).toBe(0.5);
    await proveRollups(database);
  });

  it('of an order that nobody knows wait in quarantine, and of one that two systems know as well', async () => {
    await runSql(`INSERT INTO source_system (code, name, kind) VALUES ('other', 'Other', 'ecommerce')`);
    await runSql(
      `INSERT INTO order_key (source_id, external_ref, order_id, person_id)
       SELECT id, 'N1', 999999, 1 FROM source_system WHERE code = 'other'`,
    );
    const report = await shipments(['S1,N1,,,2026-03-17,,,,', 'S3,N3,,,2026-03-17,,,,', 'S2,N2,,,2026-03-17,,,,']);
    expect(counts(report)).toEqual({ rows: 3, inserted: 1, updated: 0, unchanged: 0, quarantined: 2 });
    expect(await quarantined()).toEqual([
      { line: 2, column: 'Order number', code: 'unknown_order' },
      { line: 3, column: 'Order number', code: 'unknown_order' },
    ]);
  });
});

describe('returns received', () => {
  it('are told apart without a number of their own', async () => {
    const returns = (rows: readonly string[]) =>
      importLines('template-returns', 'Order number,SKU,Received on,Quantity,Return reason,Condition,Warehouse', rows);
    const rows = ['N1,A1,2026-03-27,1,Skin reaction,opened,Main', 'N9,A1,2026-03-27,1,,,', 'N1,A1,2026-03-27,0,,,'];
    expect(counts(await returns(rows))).toMatchObject({ inserted: 1, quarantined: 2 });
    expect(counts(await returns(rows))).toMatchObject({ inserted: 0, unchanged: 1, quarantined: 2 });
    expect(
      await runSql('SELECT order_ref, quantity, reason, order_id IS NOT NULL AS known FROM return_receipt'),
    ).toEqual([{ order_ref: 'N1', quantity: 1, reason: 'Skin reaction', known: true }]);
  });
});
