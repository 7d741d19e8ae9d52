import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, nextStart } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import { type Catalogue, factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { checkDefinition } from '@/lib/kpi/check-definition';
import type { KpiDefinition, KpiWindow } from '@/lib/kpi/definition';
import type { DimensionId } from '@/lib/kpi/dimensions';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadRandomShop } from './random-shop';

const now = new Date('2025-06-01T10:00:00Z');
const year = { from: '2024-01-01', to: '2024-12-31' };

/** Definitions as an administrator could write them: other windows over other figures. */
const windowed = (id: string, of: string, window: KpiWindow): KpiDefinition => {
  const { formula, ...rest } = kpiDefinition(factoryCatalogue, of);
  return { ...rest, id, kind: 'windowed', window, formula: { kpi: of }, additivity: 'non_additive' };
};
const OWN = [
  windowed('repeat_90d', 'repeat_purchase_rate', { rolling: { days: 90 } }),
  windowed('orders_5m', 'order_count', { rolling: { months: 5 } }),
  windowed('margin_qtd', 'gross_margin_rate', { to_date: 'quarter' }),
  windowed('units_40d', 'units_sold', { rolling: { days: 40 } }),
  { ...kpiDefinition(factoryCatalogue, 'net_revenue_retention'), id: 'nrr_3m', window: { rolling: { months: 3 } } },
  { ...kpiDefinition(factoryCatalogue, 'expansion_revenue'), id: 'expansion_2m', window: { rolling: { months: 2 } } },
] satisfies KpiDefinition[];
const catalogue: Catalogue = new Map([...factoryCatalogue, ...OWN.map((each) => [each.id, each] as const)]);
const ask = (query: KpiQueryInput, options: { source?: 'raw' } = {}) =>
  runKpiQuery(query, { now, catalogue, ...options });
const KPIS = [
  'rolling_7d_net_revenue',
  'rolling_12m_net_revenue',
  'net_revenue_month_to_date',
  'net_revenue_year_to_date',
  'backlog',
  'active_customers_12m',
  'customer_count',
  'orders_per_customer_12m',
  'retention_rate_12m',
  'net_revenue_retention',
  'contraction_revenue',
  ...OWN.map(({ id }) => id),
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

describe.each([[[]], [['sales_channel']], [['category']], [['payment_method', 'customer_status']]])(
  'cut by %j',
  (cut) => {
    const dimensions = cut as DimensionId[];
    const kpis = KPIS;

    it.each(['month', 'week', 'quarter', 'year', 'day'] as const)(
      'each %s has the figure of its own window',
      async (grain) => {
        const asked = kpis.filter((id) =>
          dimensions.every((each) => kpiDefinition(catalogue, id).dimensions.includes(each)),
        );
        const range =
          grain === 'day' ? { from: '2024-03-29', to: '2024-04-02' } : { from: '2024-02-01', to: '2024-10-30' };
        const { rows } = await ask({ kpis: asked, ...range, grain, dimensions });
        const raw = await ask({ kpis: asked, ...range, grain, dimensions }, { source: 'raw' });
        expect(raw.rows).toEqual(rows);
        const periods = [...new Set(rows.map(({ period }) => period))];
        expect(periods.length).toBeGreaterThan(0);
        for (const period of periods.filter((_, i) => i % 4 === 0 || i === periods.length - 1)) {
          const [to] = [addDays(nextStart(grain, period), -1), range.to].toSorted();
          const alone = await ask({ kpis: asked, from: period, to: to as string, dimensions });
          const own = rows.filter((row) => row.period === period);
          expect(own).toEqual(alone.rows);
        }
      },
    );
  },
);

describe('retention', () => {
  it.each(['month', 'quarter'] as const)(
    'by %s equals sets of customers, whole and within a channel',
    async (grain) => {
      for (const dimensions of [[], ['sales_channel']] as const) {
        const { rows } = await ask({ kpis: ['retention_rate'], ...year, grain, dimensions: [...dimensions] });
        const plain = await runSql<{ period: string; channel: string; rate: string | null }>(`
        WITH bought AS (SELECT DISTINCT date_trunc('${grain}', o.day::timestamp)::date AS period, o.person_id,
            ${dimensions.length > 0 ? 'c.code' : "''"} AS channel
          FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id
          WHERE o.is_valid AND o.is_identified AND o.currency = 'EUR')
        SELECT (b.period + interval '${grain === 'month' ? '1 month' : '3 months'}')::date AS period, b.channel,
          (count(n.person_id)::numeric / count(*))::text AS rate
        FROM bought b LEFT JOIN bought n ON n.person_id = b.person_id AND n.channel = b.channel
          AND n.period = (b.period + interval '${grain === 'month' ? '1 month' : '3 months'}')::date
        GROUP BY 1, 2 HAVING (b.period + interval '${grain === 'month' ? '1 month' : '3 months'}')::date BETWEEN '2024-01-01' AND '2024-12-31'
        ORDER BY 1, b.channel COLLATE "C"`);
        const found = rows.filter((row) => row.retention_rate !== null);
        expect(found.map((row) => [row.period, String(row.sales_channel ?? '')])).toEqual(
          plain.map((row) => [row.period, row.channel]),
        );
        for (const [i, row] of found.entries()) expect(row.retention_rate).toBeCloseTo(Number(plain[i]?.rate), 12);
      }
    },
  );

  it('without a grain compares with the stretch of the same length before', async () => {
    const { rows } = await ask({
      kpis: ['retention_rate', 'retained_customers'],
      from: '2024-07-11',
      to: '2024-08-20',
    });
    const [plain] = await runSql<{ kept: number; base: number }>(`
      WITH bought AS (SELECT person_id, day FROM shop_order WHERE is_valid AND is_identified AND currency = 'EUR'),
        base AS (SELECT DISTINCT person_id FROM bought WHERE day BETWEEN '2024-05-31' AND '2024-07-10')
      SELECT count(*)::int AS base, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM bought b WHERE b.person_id = base.person_id
        AND b.day BETWEEN '2024-07-11' AND '2024-08-20'))::int AS kept FROM base`);
    expect(rows[0]?.retained_customers).toBe(plain?.kept);
    expect(rows[0]?.retention_rate).toBeCloseTo((plain?.kept ?? 0) / (plain?.base ?? 1), 12);
  });
});

describe('net revenue retention', () => {
  it('has parts that sum, and equals what the same customers brought then and since', async () => {
    const parts = ['base_revenue', 'expansion', 'contraction', 'lost_revenue', 'kept_refunds'] as const;
    const quarterly = (id: string, measure: (typeof parts)[number]): KpiDefinition => ({
      ...kpiDefinition(factoryCatalogue, 'expansion_revenue'),
      id,
      formula: { measure },
      window: { rolling: { months: 3 } },
    });
    const own = new Map([...catalogue, ...parts.map((part) => [part, quarterly(part, part)] as const)]);
    const range = { from: '2024-07-01', to: '2024-09-30' };
    const { rows } = await runKpiQuery({ kpis: [...parts, 'nrr_3m'], ...range }, { now, catalogue: own });
    const [plain] = await runSql<{ base: string; kept: string; expansion: string; lost: string }>(`
      WITH back AS (SELECT coalesce(r.original_order_id, r.order_id) AS id, sum(r.amount) AS amount FROM refund_line r
          JOIN shop_order d ON d.id = r.order_id WHERE (d.is_valid OR d.kind = 'credit_note') AND r.kind <> 'adjustment' GROUP BY 1),
        bought AS (SELECT o.person_id, o.day >= '2024-07-01' AS is_now, sum(o.net) AS sold, sum(o.net - coalesce(b.amount, 0)) AS kept
          FROM shop_order o LEFT JOIN back b ON b.id = o.id WHERE o.is_valid AND o.is_identified AND o.currency = 'EUR'
          AND o.day BETWEEN '2024-04-01' AND '2024-09-30' GROUP BY 1, 2)
      SELECT sum(w.kept) / 10000 AS base, sum(n.kept) / 10000 AS kept,
        sum(n.sold - w.kept) FILTER (WHERE n.sold > w.kept) / 10000 AS expansion,
        sum(w.kept) FILTER (WHERE n.person_id IS NULL) / 10000 AS lost
      FROM bought w LEFT JOIN bought n ON n.person_id = w.person_id AND n.is_now WHERE NOT w.is_now`);
    const [row] = rows;
    const of = (id: string) => Number(row?.[id]);
    const [base, kept] = [Number(plain?.base), Number(plain?.kept)];
    expect(of('base_revenue')).toBeCloseTo(base, 1);
    expect(of('expansion')).toBeCloseTo(Number(plain?.expansion), 1);
    expect(of('lost_revenue')).toBeCloseTo(Number(plain?.lost), 1);
    const sum = of('base_revenue') + of('expansion') - of('contraction') - of('lost_revenue') - of('kept_refunds');
    expect(Math.abs(sum - kept)).toBeLessThan(0.03);
    expect(row?.nrr_3m).toBeCloseTo(kept / base, 8);
    expect(of('expansion') * of('contraction') * of('kept_refunds')).toBeGreaterThan(0);
  });
});

describe('cohorts', () => {
  it('the triangle of first months and months since adds up to the whole', async () => {
    const query = { kpis: ['net_revenue', 'gross_margin', 'order_count', 'active_customers'], ...year };
    const { rows, meta } = await ask({
      ...query,
      dimensions: ['cohort_month', 'months_since'],
      order: [{ by: 'cohort_month' }, { by: 'months_since' }],
    });
    const cents = (id: string) => rows.reduce((sum, row) => sum + Math.round(Number(row[id] ?? 0) * 100), 0);
    expect(Math.abs(cents('net_revenue') - Math.round(Number(meta.totals?.net_revenue) * 100))).toBeLessThanOrEqual(
      rows.length,
    );
    expect(cents('order_count') / 100).toBe(meta.totals?.order_count);
    const march = rows.filter((row) => row.cohort_month === '2024-03' && Number(row.active_customers) > 0);
    expect(march.map((row) => Number(row.months_since))).toEqual(
      march.map((row) => Number(row.months_since)).toSorted((a, b) => a - b),
    );
    const [plain] = await runSql<{ customers: number }>(`SELECT count(DISTINCT o.person_id)::int AS customers
      FROM shop_order o JOIN person p ON p.id = o.person_id WHERE o.is_valid AND p.identified AND o.currency = 'EUR'
      AND p.first_order_day BETWEEN '2024-03-01' AND '2024-03-31' AND o.day BETWEEN '2024-05-01' AND '2024-05-31'`);
    expect(march.find((row) => row.months_since === '2')?.active_customers ?? 0).toBe(plain?.customers);
  });

  it('leaves out first buyers who are not old enough, by day of the first order', async () => {
    const { rows } = await ask({ kpis: ['repurchase_rate_90'], ...year, grain: 'month' });
    const plain = await runSql<{ period: string; rate: string | null }>(`
      WITH ranked AS (SELECT person_id, day, currency, row_number() OVER w AS rank, lead(day) OVER w AS again FROM shop_order
          WHERE is_valid AND is_identified WINDOW w AS (PARTITION BY person_id ORDER BY booked_at, id)),
        old AS (SELECT * FROM ranked WHERE rank = 1 AND currency = 'EUR'
          AND day + 90 <= (SELECT max(day) FROM shop_order WHERE is_valid))
      SELECT m::date AS period, (avg((again <= day + 90)::int) FILTER (WHERE again IS NOT NULL OR true))::text AS rate
      FROM generate_series('2024-01-01'::timestamp, '2024-12-01', '1 month') m
      LEFT JOIN (SELECT day, coalesce(again, 'infinity') AS again FROM old) o ON date_trunc('month', o.day::timestamp) = m
      GROUP BY 1 ORDER BY 1`);
    expect(rows).toHaveLength(12);
    for (const [i, row] of rows.entries()) {
      const rate = plain[i]?.rate ?? null;
      if (rate === null) expect(row.repurchase_rate_90).toBeNull();
      else expect(row.repurchase_rate_90).toBeCloseTo(Number(rate), 10);
    }
    expect(rows.at(-1)?.repurchase_rate_90).toBeNull();
  });
});

describe('comparison and history', () => {
  it('compares windows with the windows of the year before, and says when they reach before the first order', async () => {
    const query = { kpis: ['active_customers_12m', 'net_revenue_year_to_date'], from: '2024-05-01', to: '2024-06-30' };
    const { rows, meta } = await ask({ ...query, grain: 'month', compare: 'previous_year' });
    const before = await ask({ ...query, from: '2023-05-01', to: '2023-06-30', grain: 'month' });
    expect(rows.map((row) => row.compare)).toEqual(before.rows);
    expect(meta.warnings).toContainEqual(
      expect.objectContaining({
        code: 'short_history',
        kpi: 'active_customers_12m',
        values: { from: '2022-06-01', first: '2023-01-15' },
      }),
    );
  });
});

describe('definitions with windows', () => {
  const refused = (change: object, reason: string) => {
    const base = kpiDefinition(factoryCatalogue, 'rolling_12m_net_revenue');
    expect(() => checkDefinition({ ...base, id: 'own', ...change })).toThrow(reason);
  };

  it('must be sensible', () => {
    for (const own of OWN) expect(checkDefinition(own)).toEqual(JSON.parse(JSON.stringify(own)));
    refused({ window: undefined }, 'needs a window');
    refused({ kind: 'derived' }, 'has no window');
    refused({ formula: { kpi: 'backlog' } }, 'has a window of its own');
    refused({ formula: { kpi: 'cumulative_net_revenue' } }, 'cannot be part of another');
    refused(
      { formula: { measure: 'order_value_median' }, additivity: 'non_additive' },
      'cannot be taken over a window',
    );
    refused({ additivity: 'additive' }, 'cannot be additive');
    refused({ formula: { kpi: 'average_order_value' } }, 'its parts do not add up');
    refused(
      { kind: 'cumulative', window: undefined, formula: { kpi: 'active_customers' }, unit: 'count' },
      'only sums can be added up over periods',
    );
    refused({ kind: 'cohort' }, 'has no time after the first order');
  });
});
