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

describe('dimensions, filters, order', () => {
  it('orders, pages, labels, and computes totals by itself', async () => {
    const query: KpiQueryInput = {
      kpis: ['net_revenue', 'order_count'],
      ...quarter,
      dimensions: ['product'],
      order: [{ by: 'net_revenue', direction: 'desc' }],
      limit: 2,
    };
    const first = await ask(query, { locale: 'fr' });
    expect(first.rows.map((row) => [row.product, row.net_revenue, row.order_count])).toEqual([
      ['SAV', '55.00', 2], // 15 + 45 - 5
      ['CRM', '54.00', 3], // 36 + 17.995 + 20 - 18 - 2 = 53.995
    ]);
    expect(first.meta).toMatchObject({
      total_rows: 4,
      totals: { net_revenue: '117.00', order_count: 4 },
      labels: { product: { SAV: 'Soap', CRM: 'Cream' } },
      tables: ['order_line', 'rollup_channel_day', 'rollup_product_month', 'shop_order'],
      kpis: [{ id: 'net_revenue', label: 'Chiffre d’affaires net' }, { id: 'order_count' }],
    });
    const rest = await ask({ ...query, offset: 2 });
    expect(rest.rows.map((row) => row.product)).toEqual(['NOC', 'ECH']);
    const past = await ask({ ...query, offset: 50 });
    expect([past.rows, past.meta.total_rows]).toEqual([[], 4]);
  });

  it('labels categories in the language asked for, and the empty key', async () => {
    const query: KpiQueryInput = { kpis: ['gross_revenue'], ...quarter, dimensions: ['category', 'customer_status'] };
    const { meta } = await ask(query, { locale: 'fr' });
    expect(meta.labels).toEqual({
      category: { face: 'Visage', body: 'Corps', '': '(aucun)' },
      customer_status: { new: 'Nouveau', returning: 'Ancien', unidentified: 'Non identifié' },
    });
  });

  it('answers from the smallest roll-up that can', async () => {
    const tables = async (query: Partial<KpiQueryInput>) =>
      (await ask({ kpis: ['net_revenue'], ...quarter, ...query } as KpiQueryInput)).meta;
    expect(await tables({})).toMatchObject({ source: 'rollup', tables: ['rollup_channel_day'] });
    expect(await tables({ dimensions: ['region'] })).toMatchObject({ source: 'rollup' });
    expect(await tables({ dimensions: ['product'], grain: 'month' })).toMatchObject({ source: 'rollup' });
    expect(await tables({ dimensions: ['product'], grain: 'week' })).toMatchObject({ source: 'raw' });
    expect(await tables({ dimensions: ['product'], to: '2024-03-30' })).toMatchObject({ source: 'raw' });
    expect(await tables({ dimensions: ['state'] })).toMatchObject({ source: 'raw' });
  });

  it('warns of a filter value that does not exist', async () => {
    const { rows, meta } = await ask({
      kpis: ['net_revenue'],
      ...quarter,
      filters: [{ dimension: 'category', in: ['hair'] }],
    });
    expect(rows[0]?.net_revenue).toBe('0.00');
    expect(meta.warnings).toMatchObject([
      { code: 'other_currencies' },
      { code: 'unknown_key', values: { dimension: 'category', key: 'hair' } },
    ]);
  });

  it('payment mix divides by all methods, whatever is kept', async () => {
    const { rows, meta } = await ask({
      kpis: ['payment_mix', 'payment_amount'],
      ...quarter,
      dimensions: ['payment_method'],
    });
    expect(rows).toEqual([
      {
        period: '2024-01-01',
        payment_method: 'card',
        payment_mix: expect.closeTo(70.9 / 83.895, 12),
        payment_amount: '70.90',
      },
      {
        period: '2024-01-01',
        payment_method: 'voucher',
        payment_mix: expect.closeTo(12.995 / 83.895, 12),
        payment_amount: '13.00',
      },
    ]);
    expect(meta.totals).toMatchObject({ payment_mix: 1 });
    const filters = [{ dimension: 'payment_method' as const, in: ['voucher'] }];
    const months = await ask({ kpis: ['payment_mix'], ...quarter, grain: 'month', filters });
    expect(months.rows.map((row) => row.payment_mix)).toEqual([expect.closeTo(12.995 / 73.895, 12), 0, null]);
  });

  it('an order paid in two ways counts in both, one without a captured payment under none', async () => {
    const { rows, meta } = await ask({
      kpis: ['order_count', 'active_customers'],
      ...quarter,
      dimensions: ['payment_method'],
    });
    expect(rows.map((row) => [row.payment_method, row.order_count, row.active_customers])).toEqual([
      ['', 2, 1],
      ['card', 2, 1],
      ['voucher', 1, 1],
    ]);
    expect(meta.totals).toMatchObject({ order_count: 4, active_customers: 2 });
    const both = await ask({ kpis: ['order_count'], ...quarter, dimensions: ['payment_method', 'category'] });
    expect(both.rows.map((row) => [row.payment_method, row.category, row.order_count])).toEqual([
      ['', '', 1],
      ['', 'body', 1],
      ['', 'face', 1],
      ['card', 'body', 1],
      ['card', 'face', 2],
      ['voucher', 'body', 1],
      ['voucher', 'face', 1],
    ]);
  });

  it('a KPI that cannot be cut so is refused with what is possible', async () => {
    await expect(ask({ kpis: ['marketing_roi'], ...quarter, dimensions: ['category'] })).rejects.toMatchObject({
      code: 'invalid_input',
      message:
        'KPI marketing_roi cannot be cut by category. Possible: campaign, platform, currency, weekday, month_of_year.',
    });
    await expect(
      ask({ kpis: ['sessions'], ...quarter, filters: [{ dimension: 'product', in: ['CRM'] }] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('values never become part of the statement', async () => {
    const hostile = "x'; DROP TABLE shop_order; --";
    await ask({ kpis: ['net_revenue'], ...quarter, filters: [{ dimension: 'category', in: [hostile] }] });
    expect(await runSql('SELECT 1 FROM shop_order LIMIT 1')).toHaveLength(1);
  });
});

describe('currencies', () => {
  it('never meet: orders of another currency are left out, and told', async () => {
    const { meta } = await ask({ kpis: ['net_revenue'], ...quarter });
    expect(meta.currency).toBe('EUR');
    expect(meta.warnings).toEqual([
      {
        code: 'other_currencies',
        message: 'Orders in other currencies than EUR are left out: 1.',
        values: { orders: 1, currency: 'EUR' },
      },
    ]);
  });

  it('can be chosen, by name or by filter', async () => {
    const named = await ask({ kpis: ['net_revenue', 'order_count'], ...quarter, currency: 'USD' });
    const filtered = await ask({
      kpis: ['net_revenue', 'order_count'],
      ...quarter,
      filters: [{ dimension: 'currency', in: ['USD'] }],
    });
    for (const { rows, meta } of [named, filtered]) {
      expect([rows[0]?.net_revenue, rows[0]?.order_count, meta.currency]).toEqual(['100.00', 1, 'USD']);
    }
    await expect(
      ask({ kpis: ['net_revenue'], ...quarter, filters: [{ dimension: 'currency', in: ['USD', 'EUR'] }] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('fall back to the only one that the data has, and say so', async () => {
    await runSql("UPDATE shop SET currency = 'GBP'");
    const undecided = await ask({ kpis: ['order_count'], ...quarter });
    expect([undecided.meta.currency, undecided.rows[0]?.order_count]).toEqual(['GBP', 0]);
    await runSql("CREATE TABLE kept AS SELECT * FROM rollup_channel_day WHERE currency = 'USD'");
    await runSql("DELETE FROM rollup_channel_day WHERE currency = 'USD'");
    const { meta, rows } = await ask({ kpis: ['order_count'], ...quarter });
    expect([meta.currency, rows[0]?.order_count]).toEqual(['EUR', 4]);
    expect(meta.warnings).toMatchObject([{ code: 'currency_of_data', values: { currency: 'EUR', shop: 'GBP' } }]);
    await runSql("UPDATE shop SET currency = 'EUR'");
    await runSql('INSERT INTO rollup_channel_day SELECT * FROM kept');
  });

  it('stand beside each other when asked for, without a total', async () => {
    const { rows, meta } = await ask({ kpis: ['net_revenue'], ...quarter, dimensions: ['currency'] });
    expect(rows.map((row) => [row.currency, row.net_revenue])).toEqual([
      ['EUR', '117.00'],
      ['USD', '100.00'],
    ]);
    expect(meta.totals).toBeNull();
  });
});

describe('completeness', () => {
  it('tells how much of the revenue has a known cost', async () => {
    const { meta } = await ask({ kpis: ['gross_margin_rate'], ...quarter });
    const warning = meta.warnings.find(({ code }) => code === 'incomplete_cost');
    expect(warning).toMatchObject({ kpi: 'gross_margin_rate', message: 'Costs are known for 93.2 % of net revenue.' });
    expect(warning?.values.coverage).toBeCloseTo(108.995 / 116.995, 12);
  });
});
