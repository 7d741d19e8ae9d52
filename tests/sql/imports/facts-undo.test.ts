import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { FACT_TABLES } from '@/lib/imports/facts/registry';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { SALES_ROLLUPS } from '@/lib/rollups/apply';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop } from './facts-shop';
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
    ['N1', '2026-01-20', 'C1', 'A', 2, 10],
    ['N2', '2026-03-20', 'C2', 'A', 3, 10],
    ['N2', '2026-03-20', 'C2', 'A', -1, 10],
    ['N3', '2026-03-21', 'C2', 'B', 1, 7],
  ]);
});

const TABLES = [...new Set([...FACT_TABLES.map(({ table }) => table), 'shop_order', 'order_line', 'refund_line'])];

async function dump(): Promise<Record<string, unknown[]>> {
  const entries: [string, unknown[]][] = [];
  for (const table of TABLES) {
    entries.push([table, await runSql(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`)]);
  }
  for (const { table, measures } of SALES_ROLLUPS) {
    // A cell of zeros says what no cell says.
    const some = measures.map((measure) => `${measure} <> 0`).join(' OR ');
    const spent = table === 'rollup_campaign_day' ? ' OR spend <> 0 OR impressions <> 0 OR clicks <> 0' : '';
    entries.push([
      table,
      await runSql(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${some}${spent} ORDER BY to_jsonb(t)::text`),
    ]);
  }
  return Object.fromEntries(entries);
}

/** A file, and a later one that corrects rows of it, leaves some as they are and brings new ones. */
const CASES: readonly [format: string, header: string, first: readonly string[], second: readonly string[]][] = [
  [
    'template-costs',
    'SKU,Valid from,Unit cost',
    ['A,2026-01-15,4', 'A,2026-03-15,4.5'],
    ['A,2026-01-15,4', 'A,2026-03-15,5', 'B,2026-01-15,2'],
  ],
  [
    'template-ad-spend',
    'Day,Platform,Campaign,Ad,Spend',
    ['2026-03-17,google,Brand,,10', '2026-03-18,google,Brand,,20', '2026-03-19,google,Brand,,30'],
    [
      '2026-03-17,google,Brand,Ad 1,4',
      '2026-03-17,google,Brand,Ad 2,7',
      '2026-03-18,google,Brand,,25',
      '2026-03-20,google,Brand,,1',
    ],
  ],
  [
    'template-stock',
    'Stock date,Warehouse,SKU,On hand,Lot',
    ['2026-03-31,Main,A,5,L1', '2026-03-31,Main,B,6,'],
    ['2026-03-31,Main,A,9,L1', '2026-03-31,Main,A,1,L2', '2026-03-31,Main,B,6,'],
  ],
  [
    'template-customers',
    'Customer number,E-mail,First name,Consent to e-mail,Consented at,Loyalty tier',
    ['C1,a@example.org,Ana,yes,2026-02-14,silver'],
    ['C1,a@example.org,Anna,no,2026-04-20,gold', 'C9,z@example.org,Zoe,yes,2026-04-20,silver'],
  ],
  [
    'template-shipments',
    'Shipment number,Order number,Carrier,Shipped at,Delivered at',
    ['S1,N1,Colivert,2026-01-21,'],
    ['S1,N1,Colivert,2026-01-21,2026-01-23', 'S2,N2,Colivert,2026-03-21,2026-03-24'],
  ],
  [
    'template-catalogue',
    'SKU,Product name,Category,Ingredients (INCI)',
    ['A,Cream,Face,Aqua'],
    ['A,Day cream,Hands,"Aqua, Glycerin"', 'B,Soap,Body,'],
  ],
];

describe('a correction that is taken back', () => {
  for (const [format, header, first, second] of CASES) {
    it(`${format}: everything is as the first file left it`, async () => {
      await importLines(format, header, first);
      const before = await dump();
      const correction = await importLines(format, header, second);
      expect(counts(correction).updated + counts(correction).inserted).toBeGreaterThan(1);
      expect(await dump()).not.toEqual(before);
      await proveRollups(database);
      await undoBatch(correction.id, 'test');
      expect(await dump()).toEqual(before);
      await proveRollups(database);
    });
  }

  it('gives the margin of before, to the cent', async () => {
    const [format, header, first, second] = CASES[0] as (typeof CASES)[number];
    await importLines(format, header, first);
    // N1: 2 x (10 - 4). N2: (3 - 1) x (10 - 4.50).
    expect(await value('gross_margin')).toBe('23.00');
    const correction = await importLines(format, header, second);
    // N2: 2 x (10 - 5). N3: 7 - 2.
    expect(await value('gross_margin')).toBe('27.00');
    await undoBatch(correction.id, 'test');
    expect(await value('gross_margin')).toBe('23.00');
  });
});
