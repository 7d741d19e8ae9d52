import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { explainChange } from '@/lib/kpi/explain/explain-change';
import { type ExplainQueryInput, possibleDimensions } from '@/lib/kpi/explain/explain-query';
import { type Explanation, explanationSchema } from '@/lib/kpi/explain/explanation';
import type { KpiFilter } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadRandomShop } from '../kpi/random-shop';

const now = new Date('2025-03-01T10:00:00Z');
const explain = (query: ExplainQueryInput, abilities: readonly string[] = ['margin:read']) =>
  explainChange(query, { now, catalogue: factoryCatalogue, abilities });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

const sum = (amounts: readonly (string | number | null | undefined)[]) =>
  amounts.reduce<number>((total, amount) => total + Number(amount ?? 0), 0);

/** All parts of an explanation reconcile with the change that the two figures show. */
function expectSums(explained: Explanation): void {
  const { before, after, change, splits, contributions, kpi } = explained;
  if (change === null) return;
  const digits = kpi.unit === 'money' || kpi.unit === 'count' ? 6 : 8;
  expect(Number(after) - Number(before), `${kpi.id} change`).toBeCloseTo(Number(change), digits);
  for (const { id, parts } of splits) {
    expect(sum(parts.map(({ amount }) => amount)), `${kpi.id} ${id}`).toBeCloseTo(Number(change), digits);
  }
  if (!contributions) return;
  const { members, rest, remainder, by } = contributions;
  const moved = sum([...members.map(({ amount }) => amount), rest?.amount, remainder]);
  expect(moved, `${kpi.id} by ${by}`).toBeCloseTo(Number(change), digits);
}

/** Three dimensions, other ones for other KPIs: all of them are met by some. */
function rotating<T>(dimensions: readonly T[], kpi: string): T[] {
  const start = kpi.length * 5;
  return dimensions.length <= 3
    ? [...dimensions]
    : [0, 1, 2].map((i) => dimensions[(start + i * 3) % dimensions.length] as T);
}

const PAIRS = [
  { from: '2024-05-01', to: '2024-05-31', compare: 'previous_period' },
  { from: '2024-03-25', to: '2024-04-07', compare: { from: '2024-10-20', to: '2024-11-09' } },
] as const;

describe('the explanation of a change', () => {
  it.each([...factoryCatalogue.keys()])(
    '%s: every split and every dimension sums to the change of the card',
    async (kpi) => {
      const definition = factoryCatalogue.get(kpi);
      const dimensions = definition ? possibleDimensions(definition) : [];
      for (const pair of PAIRS) {
        for (const by of [undefined, ...rotating(dimensions, kpi)]) {
          const explained = await explain({ kpi, ...pair, by, top: 3 });
          expectSums(explanationSchema.parse(explained));
          if (explained.state === 'unexplained') expect(explained.reason?.message.fr).toMatch(/\S/);
        }
      }
      const { before, after, period, base } = await explain({ kpi, ...PAIRS[1] });
      for (const [side, days] of [
        [before, base],
        [after, period],
      ] as const) {
        if (definition?.kind === 'model') continue;
        const { meta } = await runKpiQuery({ kpis: [kpi], from: days.from, to: days.to }, { now });
        expect(side).toEqual(meta.totals?.[kpi] ?? null);
      }
    },
  );

  it('sums under any filter, for any two periods', async () => {
    const day = fc
      .integer({ min: 0, max: 330 })
      .map((i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
    const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
    const filter = fc.constantFrom<KpiFilter[]>(
      [],
      [{ dimension: 'sales_channel', in: ['site', 'lyon'] }],
      [{ dimension: 'category', in: ['face'] }],
      [{ dimension: 'product', not_in: ['CRM'] }],
      [{ dimension: 'customer_status', in: ['returning'] }],
    );
    const kpi = fc.constantFrom(
      'net_revenue',
      'gross_revenue',
      'average_order_value',
      'gross_margin',
      'return_rate_value',
    );
    await fc.assert(
      fc.asyncProperty(kpi, period, period, filter, async (id, now_, then, filters) => {
        expectSums(await explain({ kpi: id, ...now_, compare: then, filters, by: 'product', top: 2 }));
      }),
      { numRuns: 25 },
    );
  });
});

describe('price-volume-mix by product', () => {
  const query: ExplainQueryInput = {
    kpi: 'net_revenue',
    from: '2024-07-01',
    to: '2024-09-30',
    compare: 'previous_period',
  };

  it('agrees with the same computed by plain SQL on the lines', async () => {
    const [expected] = await runSql<Record<string, string>>(`
      WITH s AS (SELECT l.product_id, l.month >= '2024-07-01' AS late, sum(l.quantity) FILTER (WHERE NOT l.is_free) q,
          sum(l.gross) g, sum(l.net) n
        FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
        WHERE o.is_valid AND o.currency = 'EUR' AND o.day BETWEEN '2024-04-01' AND '2024-09-30' GROUP BY 1, 2),
      p AS (SELECT product_id, coalesce(max(q) FILTER (WHERE NOT late), 0) q0, coalesce(max(q) FILTER (WHERE late), 0) q1,
          coalesce(max(g) FILTER (WHERE NOT late), 0) g0, coalesce(max(g) FILTER (WHERE late), 0) g1,
          coalesce(max(n) FILTER (WHERE NOT late), 0) n0, coalesce(max(n) FILTER (WHERE late), 0) n1 FROM s GROUP BY 1),
      c AS (SELECT *, sum(q0) OVER () t0, sum(q1) OVER () t1 FROM p WHERE q0 > 0 AND q1 > 0)
      SELECT sum((t1 - t0) * (q0::numeric / t0) * (n0 / q0)) / 10000 AS quantity,
        sum(t1 * (q1::numeric / t1 - q0::numeric / t0) * (n0 / q0)) / 10000 AS mix,
        sum((g1::numeric / q1 - g0::numeric / q0) * (n0::numeric / g0) * q1) / 10000 AS price,
        sum(n1 - g1 * (n0::numeric / g0)) / 10000 AS discount FROM c`);
    const { splits } = await explain(query);
    const pvm = splits.find(({ id }) => id === 'price_volume_mix');
    for (const effect of ['quantity', 'mix', 'price', 'discount']) {
      const part = pvm?.parts.find(({ id }) => id === effect);
      expect(Math.abs(Number(part?.amount) - Number(expected?.[effect])), effect).toBeLessThanOrEqual(0.02);
      expect(Number(part?.amount), effect).not.toBe(0);
    }
    const refunds = await explain({ ...query, kpi: 'refund_amount' });
    const part = pvm?.parts.find(({ id }) => id === 'refunds');
    // The cent that makes the parts sum to the change may be here.
    expect(Math.abs(Number(part?.amount) + Number(refunds.change))).toBeLessThan(0.011);
  });

  it('names the products behind one effect, which sum to that part', async () => {
    const whole = await explain(query);
    const { contributions } = await explain({ ...query, by: 'product', effect: 'price', top: 2 });
    const part = whole.splits.find(({ id }) => id === 'price_volume_mix')?.parts.find(({ id }) => id === 'price');
    expect(contributions?.kind).toBe('effect');
    const moved = sum([...(contributions?.members ?? []).map(({ amount }) => amount), contributions?.rest?.amount]);
    expect(moved).toBeCloseTo(Number(part?.amount), 6);
  });

  it('splits the average order value, and traces revenue to visits', async () => {
    const basket = await explain({ ...query, kpi: 'average_order_value' });
    expect(basket.splits.map(({ id }) => id)).toEqual(['basket', 'drivers', 'formula']);
    expect(basket.splits[0]?.parts.map(({ id }) => id)).toEqual(['units', 'mix', 'price', 'discount', 'refunds']);
    const revenue = await explain({
      kpi: 'net_revenue',
      from: '2024-03-01',
      to: '2024-03-31',
      compare: { from: '2024-01-01', to: '2024-01-31' },
    });
    const drivers = revenue.splits.find(({ id }) => id === 'drivers');
    expect(drivers?.parts.slice(0, 3).map(({ id }) => id)).toEqual(['visits', 'conversion', 'basket']);
    expect(drivers?.parts[0]).toMatchObject({
      kpi: 'sessions',
      filters: [{ dimension: 'sales_channel', in: ['lyon', 'market', 'site'] }],
    });
    // Visits know no category: orders and their average are then as far as it goes.
    const without = await explain({ ...query, filters: [{ dimension: 'category', in: ['face'] }] });
    expect(without.splits.find(({ id }) => id === 'drivers')?.parts.map(({ id }) => id)).toEqual([
      'order_count',
      'average_order_value',
    ]);
  });
});

describe('what has no explanation', () => {
  it('says why, as a value', async () => {
    const none = await explain({
      kpi: 'average_order_value',
      from: '2024-02-01',
      to: '2024-02-29',
      compare: { from: '2019-01-01', to: '2019-01-31' },
    });
    expect(none).toMatchObject({ state: 'unexplained', change: null, reason: { code: 'not_computable_before' } });
  });

  it('tells what does not add up', async () => {
    const { contributions } = await explain({ kpi: 'active_customers', ...PAIRS[0], by: 'category' });
    expect(contributions?.kind).toBe('not_additive');
    expect(contributions?.remainder).not.toBeNull();
  });

  it('refuses a question without meaning, and figures that are not for the reader', async () => {
    const days = { from: '2024-02-01', to: '2024-02-29' };
    await expect(explain({ kpi: 'net_revenue', from: '2024-02-30', to: '2024-01-01' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('from: must be an existing day'),
    });
    await expect(explain({ kpi: 'nothing', ...days })).rejects.toThrow('no KPI is called nothing');
    await expect(explain({ kpi: 'ad_spend', ...days, by: 'product' })).rejects.toThrow('by: ad_spend cannot be cut so');
    await expect(explain({ kpi: 'net_revenue', ...days, effect: 'price' })).rejects.toThrow('effect: needs');
    await expect(explain({ kpi: 'gross_margin', ...days }, [])).rejects.toMatchObject({ code: 'forbidden' });
  });
});
