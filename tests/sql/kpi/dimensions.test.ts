import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { KpiRow } from '@/lib/kpi/answer';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { DIMENSION_IDS, type DimensionId } from '@/lib/kpi/dimensions';
import { runDrillDown, runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadRandomShop } from './random-shop';

const now = new Date('2025-06-01T10:00:00Z');
const year = { from: '2024-01-01', to: '2024-12-31' };
const definitions = [...factoryCatalogue.values()];
const cutBy = (dimension: DimensionId) => definitions.filter(({ dimensions }) => dimensions.includes(dimension));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

/** Figures without the compute-dependent parts, floats rounded where the order of additions may differ. */
const comparable = (rows: readonly KpiRow[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toPrecision(12)) : value,
      ]),
    ),
  );
const cents = (value: unknown) => Math.round(Number(value ?? 0) * 100);

describe.each(DIMENSION_IDS.map((dimension) => [dimension]))('cut by %s', (dimension) => {
  const kpis = cutBy(dimension).map(({ id }) => id);

  it.each(['none', 'month', 'week', 'day'] as const)('roll-ups agree with raw facts, grain %s', async (grain) => {
    const query = { kpis, ...year, grain, dimensions: [dimension] };
    const [rollup, raw] = [await runKpiQuery(query, { now }), await runKpiQuery(query, { now, source: 'raw' })];
    expect(rollup.rows.length).toBeGreaterThan(0);
    expect(comparable(rollup.rows)).toEqual(comparable(raw.rows));
  });

  it('the parts of additive KPIs add up to the total', async () => {
    if (dimension === 'currency') return;
    const additive = cutBy(dimension).filter(({ additivity }) => additivity === 'additive');
    const { rows, meta } = await runKpiQuery({ kpis, ...year, dimensions: [dimension] }, { now });
    expect(additive.length).toBeGreaterThan(0);
    for (const { id, unit } of additive) {
      const sum = rows.reduce((total, row) => total + cents(row[id]), 0);
      // Each part was rounded to the cent once.
      expect(Math.abs(sum - cents(meta.totals?.[id])), id).toBeLessThanOrEqual(unit === 'money' ? rows.length : 0);
    }
  });

  it('a filter on a value gives that value’s row, and leaving the others out too', async () => {
    if (dimension === 'currency') return;
    const all = await runKpiQuery({ kpis, ...year, dimensions: [dimension] }, { now });
    for (const row of all.rows.slice(0, 3)) {
      const value = String(row[dimension]);
      const others = all.rows.map((other) => String(other[dimension])).filter((other) => other !== value);
      const kept = await runKpiQuery({ kpis, ...year, filters: [{ dimension, in: [value] }] }, { now });
      const left = await runKpiQuery(
        { kpis, ...year, filters: [{ dimension, not_in: [...others, 'no such key'] }] },
        { now },
      );
      for (const id of kpis) {
        expect(kept.rows[0]?.[id], `${id} ${value}`).toEqual(row[id]);
        expect(left.rows[0]?.[id], `${id} ${value}`).toEqual(row[id]);
      }
    }
  });
});

describe.each(['month', 'week', 'day', 'quarter'] as const)('cut by %s', (grain) => {
  it('additive KPIs add up to the total, cumulative ones end with it', async () => {
    const kpis = definitions.map(({ id }) => id);
    const { rows, meta } = await runKpiQuery({ kpis, ...year, grain }, { now });
    for (const { id, unit, additivity, kind } of definitions) {
      const total = cents(meta.totals?.[id]);
      if (kind === 'cumulative') expect(cents(rows.at(-1)?.[id]), id).toBe(total);
      if (additivity !== 'additive') continue;
      const sum = rows.reduce((all, row) => all + cents(row[id]), 0);
      expect(Math.abs(sum - total), id).toBeLessThanOrEqual(unit === 'money' ? rows.length : 0);
    }
  });
});

describe('drill-down', () => {
  it.each(definitions.map(({ id }) => [id]))('the rows of %s add up to the figure', async (kpi) => {
    const { rows, meta } = await runKpiQuery({ kpis: [kpi], ...year }, { now });
    const figure = Number(rows[0]?.[kpi]);
    const first = await runDrillDown({ kpi, ...year }, { limit: 10_000 });
    const sums: number[] = [];
    for (const { part, total, rows: count } of first.parts) {
      const drilled = await runDrillDown({ kpi, ...year }, { part, limit: 10_000 });
      expect(drilled.rows).toHaveLength(count);
      const sum =
        drilled.rows.reduce((units, row) => units + Math.round(Number(row.contribution) * 10_000), 0) / 10_000;
      expect(sum).toBeCloseTo(Number(total), 6);
      sums.push(sum);
    }
    const scale = kpi === 'delivery_days' ? 86_400 : 1;
    const value = sums.length === 2 ? (sums[0] as number) / (sums[1] as number) / scale : (sums[0] as number);
    const digits = meta.kpis[0]?.unit === 'money' ? 0.005_000_1 : 1e-9;
    expect(Math.abs(value - figure)).toBeLessThanOrEqual(digits);
  });

  it('pages through all rows once, filters kept', async () => {
    const input = { kpi: 'net_revenue', ...year, filters: [{ dimension: 'category' as const, in: ['face'] }] };
    const whole = await runDrillDown(input, { limit: 10_000 });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await runDrillDown(input, { limit: 37, cursor });
      seen.push(...page.rows.map((row) => `${row.fact} ${row.id}`));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(whole.rows.map((row) => `${row.fact} ${row.id}`));
    expect(new Set(seen).size).toBe(seen.length);
    const { rows } = await runKpiQuery({ kpis: ['net_revenue'], ...year, filters: input.filters }, { now });
    expect(cents(whole.parts[0]?.total) / 100).toBeCloseTo(Number(rows[0]?.net_revenue), 2);
  });
});

describe('distinct counts', () => {
  it('an order with several products of a category counts once', async () => {
    const { rows } = await runKpiQuery(
      { kpis: ['order_count', 'active_customers'], ...year, dimensions: ['category'] },
      { now },
    );
    const plain = await runSql<{ category: string; orders: number; customers: number }>(`
      SELECT coalesce(c.code, '') AS category, count(DISTINCT o.id)::int AS orders,
        count(DISTINCT o.person_id) FILTER (WHERE o.is_identified)::int AS customers
      FROM order_line l JOIN shop_order o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
      LEFT JOIN category c ON c.id = p.category_id
      WHERE o.is_valid AND o.currency = 'EUR' AND o.day BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY 1 ORDER BY min(coalesce(c.code, '') COLLATE "C")`);
    expect(rows.map((r) => [r.category, r.order_count, r.active_customers])).toEqual(
      plain.map((r) => [r.category, r.orders, r.customers]),
    );
  });
});
