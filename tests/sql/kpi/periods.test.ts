import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadTinyShop } from './tiny-shop';

const now = new Date('2024-06-01T10:00:00Z');
const quarter = { from: '2024-01-01', to: '2024-03-31' };
const ask = (query: KpiQueryInput, options = {}) => runKpiQuery(query, { now, ...options });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadTinyShop();
});
afterAll(() => database.drop());

describe('periods', () => {
  it('rounds each month once and names it by its first day', async () => {
    const { rows } = await ask({ kpis: ['net_revenue', 'gross_margin', 'order_count'], ...quarter, grain: 'month' });
    expect(rows).toEqual([
      { period: '2024-01-01', net_revenue: '69.00', gross_margin: '38.50', order_count: 2 }, // 68.995, 38.495
      { period: '2024-02-01', net_revenue: '5.00', gross_margin: '7.00', order_count: 1 },
      { period: '2024-03-01', net_revenue: '43.00', gross_margin: '25.00', order_count: 1 },
    ]);
  });

  it('has a row for every period, also when nothing happened: sums are 0, what cannot be computed is null', async () => {
    const query = {
      kpis: ['net_revenue', 'order_count', 'average_order_value', 'gross_margin'],
      grain: 'day' as const,
    };
    const { rows, meta } = await ask({ ...query, from: '2024-01-09', to: '2024-01-11' });
    expect(rows).toEqual([
      { period: '2024-01-09', net_revenue: '0.00', order_count: 0, average_order_value: null, gross_margin: null },
      {
        period: '2024-01-10',
        net_revenue: '36.00',
        order_count: 1,
        average_order_value: '36.00',
        gross_margin: '25.50',
      },
      { period: '2024-01-11', net_revenue: '0.00', order_count: 0, average_order_value: null, gross_margin: null },
    ]);
    expect(meta.total_rows).toBe(3);
  });

  it('weeks are ISO weeks and begin on Monday', async () => {
    const { rows, meta } = await ask({ kpis: ['gross_revenue'], from: '2024-01-10', to: '2024-02-04', grain: 'week' });
    expect(rows.map((row) => [row.period, row.gross_revenue])).toEqual([
      ['2024-01-08', '40.00'],
      ['2024-01-15', '0.00'],
      ['2024-01-22', '0.00'],
      ['2024-01-29', '35.00'],
    ]);
    expect(meta.warnings).toMatchObject([
      { code: 'incomplete_period', values: { period: '2024-01-08', from: '2024-01-10', until: '2024-01-14' } },
    ]);
  });

  it('marks the period that is not over yet', async () => {
    const { meta } = await ask(
      { kpis: ['net_revenue'], ...quarter, grain: 'month' },
      { now: new Date('2024-03-09T23:30:00Z') },
    );
    // In Paris it is the tenth already.
    const incomplete = meta.warnings.filter(({ code }) => code === 'incomplete_period');
    expect(incomplete).toMatchObject([{ values: { period: '2024-03-01', until: '2024-03-10' } }]);
  });

  it('adds a cumulative figure up to each period', async () => {
    const { rows } = await ask({ kpis: ['cumulative_net_revenue'], ...quarter, grain: 'month' });
    expect(rows.map((row) => row.cumulative_net_revenue)).toEqual(['69.00', '74.00', '117.00']);
  });

  it('counts a customer of two months once in the range', async () => {
    const months = await ask({ kpis: ['active_customers'], from: '2023-01-01', to: '2024-03-31', grain: 'year' });
    expect(months.rows.map((row) => row.active_customers)).toEqual([1, 2]);
    const { rows } = await ask({ kpis: ['active_customers', 'repeat_purchase_rate'], ...quarter, grain: 'month' });
    expect(rows.map((row) => [row.active_customers, row.repeat_purchase_rate])).toEqual([
      [1, 1],
      [1, 0],
      [0, null],
    ]);
  });
});

describe('comparison', () => {
  it('puts the n-th period beside the n-th of the year before', async () => {
    const { rows, meta } = await ask({
      kpis: ['gross_revenue', 'discount_rate'],
      ...quarter,
      grain: 'month',
      compare: 'previous_year',
    });
    expect(meta.compare).toEqual({ by: 'previous_year', from: '2023-01-01', to: '2023-03-31' });
    expect(rows[0]).toEqual({
      period: '2024-01-01',
      gross_revenue: '75.00',
      discount_rate: expect.closeTo(6.005 / 75, 12),
      compare: { period: '2023-01-01', gross_revenue: '20.00', discount_rate: 0 },
      change: { gross_revenue: 2.75, discount_rate: expect.closeTo(6.005 / 75, 12) },
    });
    expect(rows[1]).toMatchObject({ compare: { gross_revenue: '0.00' }, change: { gross_revenue: null } });
    expect(meta.totals).toMatchObject({
      gross_revenue: '153.00',
      compare: { period: '2023-01-01', gross_revenue: '20.00' },
    });
  });

  it('keeps what there was before and is no more', async () => {
    const query = { kpis: ['gross_revenue'], dimensions: ['category' as const], compare: 'previous_period' as const };
    const { rows } = await ask({ ...query, from: '2024-03-01', to: '2024-03-31' });
    expect(rows).toMatchObject([
      {
        category: '',
        gross_revenue: '0.00',
        compare: { period: '2024-02-01', gross_revenue: '8.00' },
        change: { gross_revenue: -1 },
      },
      { category: 'body', gross_revenue: '50.00', compare: { gross_revenue: '0.00' }, change: { gross_revenue: null } },
      { category: 'face', gross_revenue: '0.00', compare: { gross_revenue: '20.00' } },
    ]);
  });

  it('compares periods and dimensions together', async () => {
    const { rows } = await ask({
      kpis: ['gross_revenue'],
      from: '2024-02-01',
      to: '2024-03-31',
      grain: 'month',
      dimensions: ['sales_channel'],
      compare: 'previous_period',
    });
    expect(rows).toMatchObject([
      {
        period: '2024-02-01',
        sales_channel: 'lyon',
        gross_revenue: '28.00',
        compare: { period: '2023-12-01', gross_revenue: '0.00' },
      },
      {
        period: '2024-03-01',
        sales_channel: 'market',
        gross_revenue: '0.00',
        compare: { period: '2024-01-01', gross_revenue: '35.00' },
      },
      { period: '2024-03-01', sales_channel: 'site', gross_revenue: '50.00', compare: { gross_revenue: '40.00' } },
    ]);
  });
});

describe('before the first import', () => {
  it('every figure is 0 or cannot be computed', async () => {
    await runSql('DELETE FROM shop');
    const { rows } = await ask({ kpis: ['net_revenue', 'average_order_value'], from: '2010-01-01', to: '2010-01-31' });
    expect(rows).toEqual([{ period: '2010-01-01', net_revenue: '0.00', average_order_value: null }]);
  });
});
