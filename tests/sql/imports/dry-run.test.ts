import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { headlineFigures } from '@/lib/jobs/headline-figures';
import { type TestDatabase, testDatabase } from '../database';
import { counts, csv, emptyShop, file, importFile, importRows } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const ROWS = [
  ['N1', '2024-01-05', 'C1', 'A', 1, 10],
  ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
  ['N2', '2024-01-06', 'C2', 'A', 'x', 10],
];

/** Every table of the database by its number of rows and the sum of their hashes. */
async function everything(): Promise<object> {
  const tables = await runSql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] = await runSql<{ hash: string }>(
      `SELECT count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) AS hash FROM "${name}" t`,
    );
    found[name] = row?.hash;
  }
  return found;
}

describe('an import that is only tried', () => {
  it('tells counts, reasons and the effect on headline figures, and stores nothing', async () => {
    await importRows([
      ['N0', '2023-12-31', 'C1', 'A', 1, '2.50'],
      ['N9', '2024-03-01', 'C9', 'A', 1, 1],
    ]);
    const before = await everything();
    const phases = new Set<string>();
    const trial = await importRows(ROWS, {
      dryRun: true,
      effect: headlineFigures,
      onProgress: ({ phase }) => phases.add(phase),
    });
    expect(counts(trial)).toEqual({ rows: 3, inserted: 2, updated: 0, unchanged: 0, quarantined: 1 });
    expect(trial.reasons).toEqual([{ code: 'not_a_number', rows: 1 }]);
    expect(trial.effect.map(({ kpi, before: was, after, difference }) => [kpi, was, after, difference])).toEqual([
      ['gross_revenue', '3.50', '28.50', '25.00'],
      ['net_revenue', '3.50', '28.50', '25.00'],
      ['order_count', '2', '3', '1'],
      ['units_sold', '2', '5', '3'],
      ['active_customers', '2', '2', '0'],
      ['ad_spend', '0.00', '0.00', '0.00'],
    ]);
    expect([...phases]).toEqual(['reading', 'merging']);
    expect(await everything()).toEqual(before);
    // The import itself does the same, and keeps what it did.
    const real = await importRows(ROWS, { effect: headlineFigures });
    expect(counts(real)).toEqual(counts(trial));
    expect(real.effect).toEqual(trial.effect);
    expect(await runSql(`SELECT effect FROM import_batch WHERE id = ${real.id}`)).toEqual([{ effect: trial.effect }]);
  });

  it('works in an empty shop, and with what cannot be read', async () => {
    await runSql(`INSERT INTO shop (id, name, currency) VALUES (1, 'Vigie', 'EUR')`);
    const before = await everything();
    const trial = await importRows(ROWS, { dryRun: true, effect: headlineFigures });
    expect(trial.effect[0]).toMatchObject({
      kpi: 'gross_revenue',
      before: '0.00',
      after: '25.00',
      difference: '25.00',
    });
    await expect(importFile(file('x.csv', ''), { dryRun: true })).rejects.toMatchObject({
      code: 'unsupported_file',
    });
    await expect(importRows(ROWS, { dryRun: true, currency: 'euro' })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await everything()).toEqual(before);
  });

  it('tells what a second import of the same file would do', async () => {
    const source = file('orders.csv', csv(ROWS.slice(0, 2)));
    await importFile(source);
    const trial = await importFile(source, { dryRun: true, effect: headlineFigures });
    expect(counts(trial)).toEqual({ rows: 2, inserted: 0, updated: 0, unchanged: 2, quarantined: 0 });
    expect(trial.effect.map(({ difference }) => Number(difference))).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
