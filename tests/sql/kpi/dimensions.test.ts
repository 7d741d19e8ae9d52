import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grain } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import type { KpiRow } from '@/lib/kpi/answer';
import { factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { DIMENSION_IDS, type DimensionId, dimension as dimensionOf } from '@/lib/kpi/dimensions';
import { expandKpi, measuresOf } from '@/lib/kpi/formula';
import { measure } from '@/lib/kpi/measures';
import { kpiDimensions, planQuery } from '@/lib/kpi/plan';
import { type KpiQueryInput, parseKpiQuery } from '@/lib/kpi/query';
import { runDrillDown, runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { chunks } from './plainly';
import { loadRandomShop } from './random-shop';

const now = new Date('2025-06-01T10:00:00Z');
const year = { from: '2024-01-01', to: '2024-12-31' };
const definitions = [...factoryCatalogue.values()];
const cuts = new Map(definitions.map((definition) => [definition.id, kpiDimensions(definition, factoryCatalogue)]));
const cutBy = (dimension: DimensionId) => definitions.filter(({ id }) => cuts.get(id)?.includes(dimension));

/** Others are answered from the same rows either way. */
const usesRollup = (id: string, dimension: DimensionId, grain: Grain | 'none') => {
  const query = parseKpiQuery({ kpis: [id], ...year, grain, dimensions: [dimension] });
  return planQuery(query, factoryCatalogue).subPlans.some(({ source }) => source.kind === 'rollup');
};

/** All the KPIs asked, forty at a time: one row per period and key, with every KPI that has one there. */
async function askAll(input: KpiQueryInput, options: { source?: 'raw' } = {}) {
  const rows = new Map<string, KpiRow>();
  const totals: KpiRow = { period: input.from };
  for (const kpis of chunks(input.kpis, 40)) {
    const answer = await runKpiQuery({ ...input, kpis }, { now, ...options });
    for (const row of answer.rows) {
      const key = JSON.stringify([row.period, ...(input.dimensions ?? []).map((dimension) => row[dimension])]);
      rows.set(key, { ...rows.get(key), ...row });
    }
    Object.assign(totals, answer.meta.totals);
  }
  return { rows: [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row), totals };
}

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
const nothing = (id: string) => (factoryCatalogue.get(id)?.unit === 'money' ? '0.00' : 0);
const cents = (value: unknown) => Math.round(Number(value ?? 0) * 100);

describe.each(DIMENSION_IDS.map((dimension) => [dimension]))('cut by %s', (dimension) => {
  const kpis = cutBy(dimension).map(({ id }) => id);

  it.each(['none', 'month', 'week', 'day'] as const)('roll-ups agree with raw facts, grain %s', async (grain) => {
    const query = {
      kpis: kpis.filter((id) => usesRollup(id, dimension, grain)),
      ...year,
      grain,
      dimensions: [dimension],
    };
    if (query.kpis.length === 0) return;
    const [rollup, raw] = [await askAll(query), await askAll(query, { source: 'raw' })];
    expect(rollup.rows.length).toBeGreaterThan(0);
    expect(comparable(rollup.rows)).toEqual(comparable(raw.rows));
  });

  it('the parts of additive KPIs add up to the total', async () => {
    if (dimension === 'currency' || dimensionOf(dimension).multiValued) return;
    const additive = cutBy(dimension).filter(({ additivity }) => additivity === 'additive');
    const { rows, totals } = await askAll({ kpis, ...year, dimensions: [dimension] });
    // Counts of orders are not called additive, since they are not over products; they are over validity.
    expect(additive.length > 0).toBe(dimension !== 'order_status');
    for (const { id, unit } of additive) {
      const sum = rows.reduce((total, row) => total + cents(row[id]), 0);
      // Each part was rounded to the cent once.
      expect(Math.abs(sum - cents(totals[id])), id).toBeLessThanOrEqual(unit === 'money' ? rows.length : 0);
    }
  });

  it('a filter on a value gives that value’s row, and leaving the others out too', async () => {
    if (dimension === 'currency' || dimensionOf(dimension).multiValued) return;
    const all = await askAll({ kpis, ...year, dimensions: [dimension] });
    for (const row of all.rows.slice(0, dimensionOf(dimension).implied ? 1 : 3)) {
      const value = String(row[dimension]);
      const others = all.rows.map((other) => String(other[dimension])).filter((other) => other !== value);
      const kept = await askAll({ kpis, ...year, filters: [{ dimension, in: [value] }] });
      const left = await askAll({ kpis, ...year, filters: [{ dimension, not_in: [...others, 'no such key'] }] });
      for (const id of kpis) {
        // A row of an answer lacks the KPIs of which nothing happened there.
        const expected = row[id] ?? (kept.rows[0]?.[id] === null ? null : nothing(id));
        expect(kept.rows[0]?.[id], `${id} ${value}`).toEqual(expected);
        expect(left.rows[0]?.[id], `${id} ${value}`).toEqual(expected);
      }
    }
  });
});

describe.each(['month', 'week', 'day', 'quarter'] as const)('cut by %s', (grain) => {
  it('additive KPIs add up to the total, cumulative ones end with it', async () => {
    const kpis = definitions.map(({ id }) => id);
    const { rows, totals } = await askAll({ kpis, ...year, grain });
    for (const { id, unit, additivity, kind } of definitions) {
      const total = cents(totals[id]);
      if (kind === 'cumulative') expect(cents(rows.at(-1)?.[id]), id).toBe(total);
      if (additivity !== 'additive') continue;
      const sum = rows.reduce((all, row) => all + cents(row[id]), 0);
      expect(Math.abs(sum - total), id).toBeLessThanOrEqual(unit === 'money' ? rows.length : 0);
    }
  });
});

describe('drill-down', () => {
  const isPercentile = (id: string) =>
    measuresOf(expandKpi(kpiDefinition(factoryCatalogue, id), factoryCatalogue)).some(
      (use) => measure(use.measure).percentile !== undefined,
    );
  const sums = definitions.map(({ id }) => id).filter((id) => id !== 'break_even_revenue' && !isPercentile(id));

  it.each(sums)('the rows of %s add up to the figure', async (kpi) => {
    const { rows, meta } = await runKpiQuery({ kpis: [kpi], ...year }, { now });
    const figure = rows[0]?.[kpi] ?? null;
    const first = await runDrillDown({ kpi, ...year }, { limit: 10_000 }, { now });
    const parts: number[] = [];
    for (const { part, total, rows: count } of first.parts) {
      const drilled = await runDrillDown({ kpi, ...year }, { part, limit: 10_000 }, { now });
      expect(drilled.rows).toHaveLength(count);
      const sum =
        drilled.rows.reduce((units, row) => units + Math.round(Number(row.contribution) * 10_000), 0) / 10_000;
      expect(sum).toBeCloseTo(Number(total), 6);
      parts.push(sum);
    }
    const scale = kpi === 'delivery_days' ? 86_400 : 1;
    const value = parts.length === 2 ? (parts[0] as number) / (parts[1] as number) / scale : (parts[0] as number);
    if (figure === null) return expect(value).toBeNaN();
    const digits = meta.kpis[0]?.unit === 'money' ? 0.005_000_1 : 1e-9;
    expect(Math.abs(value - Number(figure))).toBeLessThanOrEqual(digits);
  });

  it.each(definitions.map(({ id }) => id).filter(isPercentile))('the rows of %s have that percentile', async (kpi) => {
    const { rows, meta } = await runKpiQuery({ kpis: [kpi], ...year }, { now });
    const drilled = await runDrillDown({ kpi, ...year }, { limit: 10_000 }, { now });
    const figure = Number(rows[0]?.[kpi]);
    const digits = meta.kpis[0]?.unit === 'money' ? 0.005_000_1 : 1e-9;
    expect(Math.abs(Number(drilled.parts[0]?.total) - figure)).toBeLessThanOrEqual(digits);
    const share =
      drilled.rows.filter((row) => Number(row.contribution) <= figure + digits).length / drilled.rows.length;
    expect(share).toBeGreaterThan(kpi.includes('p25') ? 0.2 : 0.45);
    expect(share).toBeLessThan(kpi.includes('p25') ? 0.35 : 0.95);
  });

  it('what is no sum of rows says so', async () => {
    await expect(runDrillDown({ kpi: 'break_even_revenue', ...year })).rejects.toMatchObject({ code: 'invalid_input' });
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
