import { describe, expect, it } from 'vitest';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { compileQuery } from '@/lib/kpi/compile';
import { kpiDimensions, planQuery } from '@/lib/kpi/plan';
import { type KpiQueryInput, parseKpiQuery } from '@/lib/kpi/query';

const year = { from: '2017-01-01', to: '2017-12-31' };
const planOf = (input: KpiQueryInput, source: 'any' | 'raw' = 'any') =>
  planQuery(parseKpiQuery(input), factoryCatalogue, { source });
const sourcesOf = (input: KpiQueryInput, source: 'any' | 'raw' = 'any') =>
  planOf(input, source).subPlans.map((subPlan) => subPlan.source.id);
const compile = (input: KpiQueryInput) => compileQuery(planOf(input), parseKpiQuery(input), 'EUR');

describe('planQuery', () => {
  it('takes one roll-up where one holds everything', () => {
    expect(sourcesOf({ kpis: ['net_revenue', 'order_count', 'gross_margin'], ...year })).toEqual([
      'rollup_channel_day',
    ]);
    expect(sourcesOf({ kpis: ['net_revenue', 'units_sold'], ...year, dimensions: ['category', 'region'] })).toEqual([
      'rollup_category_month',
    ]);
    expect(sourcesOf({ kpis: ['marketing_roi'], ...year, dimensions: ['campaign'] })).toEqual(['rollup_campaign_day']);
  });

  it('aggregates each fact on its own where several are needed', () => {
    expect(sourcesOf({ kpis: ['average_order_value'], ...year, dimensions: ['product'] })).toEqual([
      'rollup_product_month',
      'item_orders',
    ]);
    expect(sourcesOf({ kpis: ['net_revenue', 'conversion_rate'], ...year })).toEqual([
      'rollup_channel_day',
      'rollup_session_month',
    ]);
    expect(sourcesOf({ kpis: ['gross_margin'], ...year, dimensions: ['category', 'state'] })).toEqual([
      'sale_lines',
      'refund_lines',
    ]);
    expect(sourcesOf({ kpis: ['net_revenue'], ...year, dimensions: ['state'] })).toEqual([
      'order_totals',
      'refund_lines',
    ]);
  });

  it('uses the roll-up by month for whole months only', () => {
    const product = { kpis: ['gross_revenue'], dimensions: ['product' as const] };
    expect(sourcesOf({ ...product, ...year })).toEqual(['rollup_product_month']);
    expect(sourcesOf({ ...product, ...year, grain: 'quarter' })).toEqual(['rollup_product_month']);
    expect(sourcesOf({ ...product, ...year, grain: 'week' })).toEqual(['sale_lines']);
    expect(sourcesOf({ ...product, from: '2017-01-02', to: '2017-12-31' })).toEqual(['sale_lines']);
    expect(sourcesOf({ ...product, from: '2017-01-01', to: '2017-12-30' })).toEqual(['sale_lines']);
  });

  it('takes months for a year and days for parts of months, by category and of visits', () => {
    const part = { from: '2017-01-15', to: '2017-03-31' };
    for (const [kpi, dimension, months, days] of [
      ['net_revenue', 'region', 'rollup_category_month', 'rollup_category_day'],
      ['order_count', 'category', 'rollup_category_orders_month', 'rollup_category_orders'],
      ['sessions', 'device', 'rollup_session_month', 'rollup_session_day'],
    ] as const) {
      const query = { kpis: [kpi], dimensions: [dimension] };
      expect(sourcesOf({ ...query, ...year })).toEqual([months]);
      expect(sourcesOf({ ...query, ...year, grain: 'month' })).toEqual([months]);
      expect(sourcesOf({ ...query, ...year, grain: 'week' })).toEqual([days]);
      expect(sourcesOf({ ...query, ...part })).toEqual([days]);
      expect(sourcesOf({ ...query, ...year, dimensions: [dimension, 'weekday'] })).not.toContain(months);
    }
  });

  it('adds nothing up over categories or channels that a customer or an order may meet in twice', () => {
    const orders = { kpis: ['order_count'], ...year };
    const customers = { kpis: ['active_customers'], ...year };
    expect(sourcesOf({ ...orders, filters: [{ dimension: 'category', in: ['a'] }] })).toEqual([
      'rollup_category_orders_month',
    ]);
    expect(sourcesOf({ ...orders, filters: [{ dimension: 'category', in: ['a', 'b'] }] })).toEqual(['item_orders']);
    expect(sourcesOf({ ...orders, filters: [{ dimension: 'category', not_in: ['a'] }] })).toEqual(['item_orders']);
    expect(sourcesOf(customers)).toEqual(['rollup_customer_month']);
    expect(sourcesOf({ ...customers, dimensions: ['sales_channel'] })).toEqual(['rollup_channel_customer_month']);
    expect(sourcesOf({ ...customers, dimensions: ['category'] })).toEqual(['rollup_category_customer_month']);
    expect(sourcesOf({ ...customers, filters: [{ dimension: 'sales_channel', in: ['a', 'b'] }] })).toEqual([
      'customers',
    ]);
    expect(sourcesOf({ ...customers, dimensions: ['category', 'sales_channel'] })).toEqual(['item_customers']);
    expect(sourcesOf({ ...customers, dimensions: ['store_type'] })).toEqual(['customers']);
    expect(sourcesOf({ ...customers, dimensions: ['month_of_year'] })).toEqual(['customers']);
  });

  it('compares whole months with whole months only, where customers are counted by month', () => {
    const kept = { kpis: ['retention_rate'] };
    const sources = (from: string, to: string, grain: 'none' | 'month' = 'none') =>
      planQuery(parseKpiQuery({ ...kept, from, to, grain }), factoryCatalogue, {}, [{ from, to }]).subPlans.map(
        ({ source }) => source.id,
      );
    expect(sources('2017-02-01', '2017-12-31', 'month')).toEqual(['rollup_customer_month']);
    expect(sources('2017-02-01', '2017-03-31')).toEqual(['rollup_customer_month']);
    expect(sources('2017-02-01', '2017-12-30', 'month')).toEqual(['retention']);
    expect(sources('2017-02-15', '2017-03-31')).toEqual(['retention']);
  });

  it('never answers from a roll-up when told not to', () => {
    for (const { id, dimensions } of factoryCatalogue.values()) {
      const [dimension] = dimensions;
      const plan = planOf({ kpis: [id], ...year, dimensions: dimension ? [dimension] : [] }, 'raw');
      expect(
        plan.subPlans.every((subPlan) => subPlan.source.kind !== 'rollup'),
        id,
      ).toBe(true);
    }
  });

  it('can cut every KPI by each two of its dimensions at once', () => {
    for (const { id, dimensions } of factoryCatalogue.values()) {
      for (const first of dimensions) {
        for (const second of dimensions.slice(dimensions.indexOf(first) + 1)) {
          expect(planOf({ kpis: [id], ...year, dimensions: [first, second] }).subPlans.length).toBeGreaterThan(0);
        }
      }
    }
  }, 60_000);

  it('can cut every KPI by what its rows bear, together with what its definition names', () => {
    for (const definition of factoryCatalogue.values()) {
      const named = definition.dimensions.slice(0, 1);
      for (const borne of kpiDimensions(definition, factoryCatalogue)) {
        if (named.includes(borne)) continue;
        expect(
          planOf({ kpis: [definition.id], ...year, dimensions: [...named, borne] }).subPlans.length,
        ).toBeGreaterThan(0);
      }
    }
  }, 60_000);

  it('answers weekdays and rolling windows from roll-ups', () => {
    expect(sourcesOf({ kpis: ['net_revenue', 'order_count'], ...year, dimensions: ['weekday'] })).toEqual([
      'rollup_channel_day',
    ]);
    expect(sourcesOf({ kpis: ['rolling_12m_net_revenue'], ...year, grain: 'day', dimensions: ['category'] })).toEqual([
      'rollup_category_day',
    ]);
    expect(sourcesOf({ kpis: ['rolling_12m_net_revenue'], ...year, grain: 'month', dimensions: ['product'] })).toEqual([
      'rollup_product_month',
    ]);
    expect(sourcesOf({ kpis: ['rolling_7d_net_revenue'], ...year, grain: 'month', dimensions: ['product'] })).toEqual([
      'sale_lines',
      'refund_lines',
    ]);
  });

  it('limits a measure in a roll-up where one holds the limit', () => {
    expect(sourcesOf({ kpis: ['new_customer_revenue'], ...year })).toEqual(['rollup_channel_day']);
    expect(sourcesOf({ kpis: ['promotion_revenue'], ...year })).toEqual(['sale_lines']);
  });

  it('asks kept deltas only for what was known', () => {
    expect(sourcesOf({ kpis: ['average_order_value'], ...year, as_of: 3 })).toEqual(['delta_lines', 'delta_orders']);
  });

  it('refuses what makes no sense and says what does', () => {
    expect(() => planOf({ kpis: ['payment_mix'], ...year, dimensions: ['product'] })).toThrow(
      'KPI payment_mix cannot be cut by product. Possible: payment_method, sales_channel,',
    );
  });
});

describe('compileQuery', () => {
  it.each([...factoryCatalogue.values()].map(({ id, dimensions }) => [id, dimensions[0]] as const))(
    '%s by month and its first dimension',
    (id, dimension) => {
      const query = { kpis: [id], ...year, to: '2017-02-28', grain: 'month' as const };
      expect(compile({ ...query, dimensions: dimension ? [dimension] : [] })).toMatchSnapshot();
    },
  );

  it('a total', () => expect(compile({ kpis: ['average_order_value'], ...year })).toMatchSnapshot());

  it('months and a comparison', () => {
    expect(
      compile({ kpis: ['net_revenue'], ...year, to: '2017-02-28', grain: 'month', compare: 'previous_year' }),
    ).toMatchSnapshot();
  });

  it('two facts, dimensions, filters, order', () => {
    expect(
      compile({
        kpis: ['average_order_value'],
        ...year,
        grain: 'month',
        dimensions: ['category'],
        filters: [
          { dimension: 'sales_channel', in: ['site'] },
          { dimension: 'country', not_in: ['France'] },
        ],
        compare: 'previous_period',
        order: [{ by: 'average_order_value', direction: 'desc' }],
        limit: 10,
      }),
    ).toMatchSnapshot();
  });

  it('a distinct count', () => {
    expect(compile({ kpis: ['repeat_purchase_rate'], ...year, dimensions: ['sales_channel'] })).toMatchSnapshot();
  });

  it('a share whose denominator ignores the dimension', () => {
    expect(
      compile({ kpis: ['payment_mix'], ...year, dimensions: ['payment_method', 'sales_channel'] }),
    ).toMatchSnapshot();
  });

  it('puts no text of the query into the statement', () => {
    const hostile = "x' OR '1'='1";
    const { text, values } = compile({
      kpis: ['net_revenue'],
      ...year,
      filters: [{ dimension: 'category', in: [hostile] }],
    });
    expect(text).not.toContain(hostile);
    expect(values).toContainEqual([hostile]);
  });
});
