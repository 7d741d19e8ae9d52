import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { importRows } from '../imports/import-files';

const now = new Date('2024-06-01T10:00:00Z');
const query: KpiQueryInput = {
  kpis: ['net_revenue', 'order_count', 'cancelled_amount', 'rolling_12m_net_revenue'],
  from: '2024-01-01',
  to: '2024-03-31',
  compare: 'previous_year',
};
const FIRST = [
  ['A1', '2024-01-10', 'anna', 'c1', 2, 10],
  ['A2', '2024-02-10', 'ben', 'b1', 1, 30],
  ['A3', '2023-02-11', 'cleo', 'c1', 1, 10],
] as const;
const SECOND = [
  ['A2', '2024-02-10', 'ben', 'b1', 1, 30, 'cancelled'],
  ['A4', '2024-03-01', 'dora', 'c1', 4, 10],
] as const;

let database: TestDatabase;
const answers: Awaited<ReturnType<typeof runKpiQuery>>[] = [];
beforeAll(async () => {
  database = await testDatabase();
  for (const rows of [FIRST, SECOND, [['A5', '2024-01-20', 'emil', 'b1', 1, 5]] as const]) {
    await importRows(rows);
    answers.push(await runKpiQuery(query, { now }));
  }
  await runSql(`UPDATE import_batch SET finished_at = CASE data_version WHEN 1 THEN '2024-05-01 21:59:59+00'::timestamptz
    WHEN 2 THEN '2024-05-01 22:00:00+00' ELSE '2024-05-20 12:00:00+00' END`);
});
afterAll(() => database.drop());

describe('as it was known', () => {
  it('at each data version the figures are those that were answered then', async () => {
    for (const [i, answer] of answers.entries()) {
      const then = await runKpiQuery({ ...query, as_of: i + 1 }, { now });
      expect(then.rows).toEqual(answer.rows);
      expect(then.meta.totals).toEqual(answer.meta.totals);
      expect(then.meta).toMatchObject({ as_of: { asked: i + 1, data_version: i + 1 }, data_version: i + 1 });
      expect(then.meta.tables).toEqual(['rollup_delta']);
    }
    expect(answers.map(({ rows }) => rows[0]?.net_revenue)).toEqual(['50.00', '60.00', '65.00']);
    expect(answers.map(({ meta }) => meta.as_of)).toEqual([null, null, null]);
  });

  it('cut by what the deltas keep', async () => {
    const cut = { ...query, kpis: ['net_revenue'], dimensions: ['category' as const], grain: 'month' as const };
    const then = await runKpiQuery({ ...cut, as_of: 1 }, { now });
    expect(
      then.rows.filter((row) => Number(row.net_revenue) > 0).map((r) => [r.period, r.category, r.net_revenue]),
    ).toEqual([
      ['2024-01-01', 'cat-c', '20.00'],
      ['2024-02-01', 'cat-b', '30.00'],
    ]);
    await expect(runKpiQuery({ ...cut, dimensions: ['region'], as_of: 1 }, { now })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('region'),
    });
  });

  it('a day means the imports finished by its end in the time zone of the shop', async () => {
    const version = async (day: string) =>
      (await runKpiQuery({ ...query, as_of: day }, { now })).meta.as_of?.data_version;
    expect(await version('2024-04-30')).toBe(0);
    expect(await version('2024-05-01')).toBe(1);
    expect(await version('2024-05-02')).toBe(2);
    expect(await version('2024-05-31')).toBe(3);
    const nothing = await runKpiQuery({ ...query, as_of: '2024-04-30' }, { now });
    expect(nothing.rows[0]).toMatchObject({ net_revenue: '0.00', order_count: 0 });
  });

  it('refuses what was not kept, naming what was, and versions to come', async () => {
    await expect(
      runKpiQuery({ ...query, kpis: ['net_revenue', 'active_customers'], as_of: 1 }, { now }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(
        /^as_of: active_customers cannot be told as it was known\. Possible: net_revenue, gross_revenue, /,
      ),
    });
    await expect(runKpiQuery({ ...query, as_of: 4 }, { now })).rejects.toMatchObject({
      message: 'as_of: the data version is 3; 4 does not exist yet',
    });
    await expect(runKpiQuery({ ...query, as_of: '2024-02-31' }, { now })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
