import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop } from './facts-shop';
import { counts, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await openShop();
  await runSql(`INSERT INTO source_system (code, name, kind) VALUES ('orders', 'Orders', 'ecommerce')`);
  await runSql(`INSERT INTO product (sku, source_id) VALUES ('A', 1), ('B', 1)`);
});

const cell = (...values: string[]) => fc.constantFrom(...values);
const spendRow = fc
  .tuple(
    cell('2026-03-17', '2026-03-18', '2026-02-30', ''),
    cell('google', 'meta'),
    cell('Brand', 'brand ', 'Other', ''),
    cell('', '1', '2'),
    cell('', 'Ad 1', 'Ad 2'),
    cell('10', '2.5', '0', 'x', ''),
    cell('EUR', 'EUR', 'USD', ''),
    cell('100', '', '1.5'),
  )
  .map((cells) => cells.join(','));
const stockRow = fc
  .tuple(
    cell('2026-03-31', '2026-04-30', 'never'),
    cell('Main', 'main', 'Second', ''),
    cell('A', 'B', 'a', 'Z', ''),
    cell('1', '20', '-3', ''),
    cell('', 'L1', 'L2'),
  )
  .map((cells) => cells.join(','));

const CASES = [
  ['template-ad-spend', 'Day,Platform,Campaign,Campaign id,Ad,Spend,Currency,Impressions', spendRow],
  ['template-stock', 'Stock date,Warehouse,SKU,On hand,Lot', stockRow],
] as const;

describe('whatever a file holds', () => {
  for (const [format, header, row] of CASES) {
    it(`${format}: every row is accounted for, the roll-ups hold, and a second time changes nothing`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
          const first = counts(await importLines(format, header, rows));
          expect(first.inserted + first.updated + first.unchanged + first.quarantined).toBe(first.rows);
          expect(Math.min(...Object.values(first))).toBeGreaterThanOrEqual(0);
          const again = counts(await importLines(format, header, rows));
          expect(again).toEqual({
            rows: first.rows,
            inserted: 0,
            updated: 0,
            unchanged: first.rows - first.quarantined,
            quarantined: first.quarantined,
          });
          const unequal = await runSql(
            `SELECT * FROM (SELECT day, currency, campaign_id, sum(spend) AS spend, sum(impressions) AS shown FROM ad_spend GROUP BY 1, 2, 3) a
             FULL JOIN rollup_campaign_day r USING (day, currency, campaign_id)
             WHERE coalesce(a.spend, 0) <> coalesce(r.spend, 0) OR coalesce(a.shown, 0) <> coalesce(r.impressions, 0)`,
          );
          expect(unequal).toEqual([]);
        }),
        { numRuns: process.env.VIGIE_FUZZ === 'full' ? 300 : 12 },
      );
      await proveRollups(database);
    }, 240_000);
  }
});
