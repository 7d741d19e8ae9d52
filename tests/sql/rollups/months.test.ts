import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { runKpiQuery } from '@/lib/kpi/run';
import { applyMovements } from '@/lib/rollups/apply';
import { createMovements, recordMovements, sumLines } from '@/lib/rollups/movements';
import { verifyRollups } from '@/lib/rollups/verify';
import { type TestDatabase, testDatabase } from '../database';
import { loadRandomShop } from '../kpi/random-shop';

const now = new Date('2025-06-01T10:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

/** Columns of a table that are neither its period nor its dimensions. */
async function measuresOf(table: string): Promise<string[]> {
  const rows = await runSql<{ name: string }>({
    text: `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1
      AND data_type IN ('bigint', 'integer') AND column_name NOT LIKE '%\\_id' ORDER BY 1`,
    values: [table],
  });
  return rows.map(({ name }) => name);
}

describe('roll-ups by month', () => {
  it.each([
    ['rollup_category', 'currency, channel_id, customer_status, region_id, category_id'],
    ['rollup_session', 'channel_id, channel_group, device, campaign_id'],
  ])('%s: every cell is the sum of its days', async (name, keys) => {
    const measures = await measuresOf(`${name}_day`);
    expect(measures.length).toBeGreaterThan(6);
    expect(await measuresOf(`${name}_month`)).toEqual(measures);
    const list = measures.join(', ');
    const days = `SELECT date_trunc('month', day::timestamp)::date AS month, ${keys}, ${measures.map((m) => `sum(${m})::bigint`).join(', ')}
      FROM ${name}_day GROUP BY month, ${keys}`;
    const months = `SELECT month, ${keys}, ${list} FROM ${name}_month`;
    const [apart] = await runSql<{ cells: bigint; all: bigint }>(
      `SELECT (SELECT count(*) FROM ((${days} EXCEPT ALL ${months}) UNION ALL (${months} EXCEPT ALL ${days})) d) AS cells,
         (SELECT count(*) FROM ${name}_month) AS all`,
    );
    expect(apart?.cells).toBe(0n);
    expect(apart?.all).toBeGreaterThan(20n);
  });

  it('answer the same figures to the cent as days and facts do', async () => {
    const kpis = [
      'net_revenue',
      'gross_margin',
      'recognised_revenue',
      'units_sold',
      'order_count',
      'average_order_value',
    ];
    for (const dimensions of [['category'], ['category', 'sales_channel'], ['category', 'region']] as DimensionId[][]) {
      const query = { kpis, from: '2024-02-01', to: '2024-11-30', dimensions };
      const months = await runKpiQuery(query, { now });
      expect(months.meta.tables).toContain('rollup_category_month');
      const raw = await runKpiQuery(query, { now, source: 'raw' });
      expect(months.rows).toEqual(raw.rows);
      const byDay = await runKpiQuery({ ...query, kpis: ['net_revenue', 'order_count'], grain: 'day' }, { now });
      expect(byDay.meta.tables).toContain('rollup_category_day');
      for (const row of months.rows) {
        const own = byDay.rows.filter((each) => dimensions.every((id) => each[id] === row[id]));
        const cents = own.reduce((sum, each) => sum + Math.round(Number(each.net_revenue) * 100), 0);
        expect(Math.abs(cents - Math.round(Number(row.net_revenue) * 100))).toBeLessThanOrEqual(own.length);
        expect(own.reduce((sum, each) => sum + Number(each.order_count), 0)).toBe(row.order_count);
      }
    }
  });
});

const COUNTED = [
  'active_customers',
  'repeat_customers',
  'repeat_purchase_rate',
  'orders_per_customer',
  'retained_customers',
  'retention_rate',
  'active_customers_12m',
  'customer_count',
  'retention_rate_12m',
  'orders_per_customer_12m',
];

describe('different customers of whole months', () => {
  it('are counted exactly from months, in every stretch, window and grain, whole and within channel or category', async () => {
    const stretch = fc.record({
      kpis: fc.subarray(COUNTED, { minLength: 1, maxLength: 4 }),
      first: fc.integer({ min: -14, max: 11 }),
      months: fc.integer({ min: 1, max: 14 }),
      grain: fc.constantFrom('none', 'month', 'quarter', 'year'),
      dimensions: fc.constantFrom([], ['sales_channel'], ['category'], ['currency']),
      only: fc.option(fc.constantFrom('site', 'lyon', 'no such channel')),
    } as const);
    let fromMonths = 0;
    await fc.assert(
      fc.asyncProperty(stretch, async ({ kpis, first, months, grain, dimensions, only }) => {
        const from = addMonths('2024-01-01', first);
        const to = addDays(addMonths(from, months), -1);
        const filters = only === null ? [] : [{ dimension: 'sales_channel' as const, in: [only] }];
        const query = { kpis, from, to, grain, dimensions: [...dimensions] as DimensionId[], filters };
        const answer = await runKpiQuery(query, { now });
        if (answer.meta.tables.includes('rollup_customer_month')) fromMonths += 1;
        const raw = await runKpiQuery(query, { now, source: 'raw' });
        expect(answer.rows).toEqual(raw.rows);
        expect(answer.meta.totals).toEqual(raw.meta.totals);
      }),
      { numRuns: 200, seed: 20_261_123 },
    );
    expect(fromMonths).toBeGreaterThan(120);
  }, 300_000);

  it('equal sets of persons in plain SQL', async () => {
    const { rows, meta } = await runKpiQuery(
      {
        kpis: ['active_customers', 'repeat_customers'],
        from: '2024-03-01',
        to: '2024-08-31',
        dimensions: ['category'],
      },
      { now },
    );
    expect(meta.tables).toContain('rollup_customer_month');
    const plain = await runSql(`
      SELECT '2024-03-01'::date AS period, code AS category, count(*)::int AS active_customers,
        (count(*) FILTER (WHERE orders >= 2))::int AS repeat_customers
      FROM (SELECT coalesce(c.code, '') AS code, o.person_id, count(DISTINCT o.id) AS orders
        FROM shop_order o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
        LEFT JOIN category c ON c.id = p.category_id
        WHERE o.is_valid AND o.is_identified AND o.currency = 'EUR' AND o.day BETWEEN '2024-03-01' AND '2024-08-31' GROUP BY 1, 2) s
      GROUP BY 2 ORDER BY code COLLATE "C"`);
    expect(rows).toEqual(plain);
  });
});

/** Changes facts of some orders and carries the difference over, as an import or a correction does. */
function change(orders: string, statements: readonly string[]): Promise<void> {
  return transaction(async (connection) => {
    await runSql('DROP TABLE IF EXISTS pg_temp.touched_order', connection);
    await runSql(`CREATE TEMP TABLE touched_order AS ${orders}`, connection);
    await createMovements(connection);
    await sumLines(connection, 'touched');
    await recordMovements(connection, -1, 'touched');
    for (const text of statements) await runSql(text, connection);
    await sumLines(connection, 'touched');
    await recordMovements(connection, 1, 'touched');
    await applyMovements(connection);
  });
}

describe('signed deltas', () => {
  it.each([
    [
      'single orders of customers who have others are no longer valid',
      'SELECT person_id, id AS order_id FROM shop_order WHERE id % 7 = 0',
      ['UPDATE shop_order SET is_valid = false WHERE id % 7 = 0'],
    ],
    [
      'single orders take place in another month',
      'SELECT person_id, id AS order_id FROM shop_order WHERE id % 5 = 1',
      [
        `UPDATE shop_order SET day = day - 45, month = date_trunc('month', (day - 45)::timestamp)::date WHERE id % 5 = 1`,
        `UPDATE order_line SET day = day - 45, month = date_trunc('month', (day - 45)::timestamp)::date WHERE order_id % 5 = 1`,
      ],
    ],
    [
      'an article goes into another category',
      'SELECT DISTINCT person_id, order_id FROM order_line WHERE product_id = 1 UNION SELECT person_id, order_id FROM refund_line WHERE product_id = 1',
      ['UPDATE product SET category_id = 2 WHERE id = 1'],
    ],
    [
      'orders are known to be of other customers',
      'SELECT person_id, id AS order_id FROM shop_order WHERE person_id IN (101, 102, 103, 104)',
      [
        'UPDATE order_line SET person_id = 101 WHERE person_id IN (102, 103)',
        'UPDATE refund_line SET person_id = 101 WHERE person_id IN (102, 103)',
        'UPDATE shop_order SET person_id = 101 WHERE person_id IN (102, 103)',
        'UPDATE touched_order SET person_id = 101 WHERE person_id IN (102, 103)',
      ],
    ],
  ])('hold when %s', async (_, orders, statements) => {
    await change(orders, statements);
    expect(await transaction(verifyRollups)).toEqual([]);
  });

  it('that were lost are found', async () => {
    await runSql(`DELETE FROM rollup_category_month WHERE month = '2024-05-01'`);
    await runSql(`UPDATE rollup_customer_month SET orders = orders + 1 WHERE scope = 'shop' AND month = '2024-06-01'`);
    const tables = (await transaction(verifyRollups)).map(({ table }) => table);
    expect(tables).toEqual(['rollup_category_month', 'rollup_customer_month']);
  });
});
