import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { counts, emptyShop, file, importFile } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency, currency_declared) VALUES (1, 'Test', 'EUR', true)`);
  await runSql(`INSERT INTO source_system (code, name, kind) VALUES ('orders', 'Orders', 'ecommerce')`);
  await runSql(
    `INSERT INTO product (sku, name, barcode, source_id) VALUES ('A-01', 'Day cream', '3760000000017', 1), ('B-01', 'Night cream', NULL, 1)`,
  );
});

const HEADER = 'Stock date,Warehouse,SKU,On hand,Committed,Unit cost,Lot,Expiry date';
const stock = (rows: readonly string[]) =>
  importFile(file('stock.csv', `${[HEADER, ...rows].join('\n')}\n`), { format: 'template-stock' });
const stored = () =>
  runSql<Record<string, unknown>>(
    `SELECT s.day, w.code, p.sku, s.on_hand, s.committed, s.unit_cost::text, s.currency
     FROM stock_snapshot s JOIN warehouse w ON w.id = s.warehouse_id JOIN product p ON p.id = s.product_id ORDER BY 1, 2, 3`,
  );

describe('stock on a day', () => {
  it('adds the lots of an article up and keeps each with its expiry', async () => {
    const report = await stock([
      '2026-03-31,Main,A-01,10,1,4.5,L1,2027-01-31',
      '2026-03-31,main,A-01,5,,4.5,L2,2027-06-30',
      '2026-03-31,Main,B-01,7,0,,,',
    ]);
    expect(counts(report)).toEqual({ rows: 3, inserted: 3, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await stored()).toEqual([
      { day: '2026-03-31', code: 'Main', sku: 'A-01', on_hand: 15, committed: 1, unit_cost: '45000', currency: 'EUR' },
      { day: '2026-03-31', code: 'Main', sku: 'B-01', on_hand: 7, committed: 0, unit_cost: null, currency: 'EUR' },
    ]);
    expect(await runSql('SELECT lot, quantity, expiry_day FROM stock_lot ORDER BY 1')).toEqual([
      { lot: 'L1', quantity: 10, expiry_day: '2027-01-31' },
      { lot: 'L2', quantity: 5, expiry_day: '2027-06-30' },
    ]);
  });

  it('counts a row that changes one of its two tables as updated', async () => {
    await stock(['2026-03-31,Main,A-01,10,1,4.5,L1,2027-01-31']);
    const again = await stock(['2026-03-31,Main,A-01,10,1,4.5,L1,2027-02-28', '2026-03-31,Main,B-01,1,,,,']);
    expect(counts(again)).toEqual({ rows: 2, inserted: 1, updated: 1, unchanged: 0, quarantined: 0 });
  });

  it('puts an unknown article into quarantine whole, and asks what it is', async () => {
    const report = await stock([
      '2026-03-31,Main,3760000000017,4,,,L9,',
      '2026-03-31,Main,a01,4,,,,',
      '2026-03-31,Main,A-01,4,,,,',
    ]);
    expect(counts(report)).toEqual({ rows: 3, inserted: 1, updated: 0, unchanged: 0, quarantined: 2 });
    expect(await runSql('SELECT count(*)::int AS n FROM stock_lot')).toEqual([{ n: 0 }]);
    expect(await runSql('SELECT line, "column", code, details, raw FROM quarantined_row ORDER BY line')).toEqual([
      {
        line: 2,
        column: 'SKU',
        code: 'unknown_sku',
        details: { field: 'sku', value: '3760000000017' },
        raw: '2026-03-31,Main,3760000000017,4,,,L9,',
      },
      { line: 3, column: 'SKU', code: 'unknown_sku', details: { field: 'sku', value: 'a01' }, raw: expect.any(String) },
    ]);
    const items = await runSql<{ value: string; suggestions: { target: string; reason: string }[] }>(
      `SELECT value, suggestions FROM match_item WHERE kind = 'sku' ORDER BY value`,
    );
    expect(items.map(({ value, suggestions }) => [value, suggestions[0]?.reason])).toEqual([
      ['3760000000017', 'barcode'],
      ['a01', 'same_code'],
    ]);
  });

  it('takes the article once an administrator has said what it is', async () => {
    await stock(['2026-03-31,Main,a01,4,,,,']);
    await runSql(
      `INSERT INTO product_alias (source_id, sku, product_id)
       SELECT s.id, 'a01', p.id FROM source_system s, product p WHERE s.code = 'stock' AND p.sku = 'A-01'`,
    );
    expect(counts(await stock(['2026-03-31,Main,a01,4,,,,']))).toMatchObject({ inserted: 1, quarantined: 0 });
    expect(await stored()).toMatchObject([{ sku: 'A-01', on_hand: 4 }]);
  });
});
