import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type Catalogue, factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { checkDefinition } from '@/lib/kpi/check-definition';
import { type Basis, type Formula, type KpiDefinition, type KpiRules, STANDARD_RULES } from '@/lib/kpi/definition';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runDrillDown, runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadRandomShop } from './random-shop';

const now = new Date('2025-06-01T10:00:00Z');
const range = { from: '2024-03-05', to: '2024-10-30' };
const DAYS = "BETWEEN '2024-03-05' AND '2024-10-30'";
const PARIS = (instant: string) => `(${instant} AT TIME ZONE 'Europe/Paris')::date`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

/** A KPI as an administrator could write it, from one of ours. */
function own(change: Partial<KpiDefinition>, of = 'net_revenue'): Catalogue {
  const base = kpiDefinition(factoryCatalogue, of);
  const definition = { ...base, id: 'own', kind: 'derived' as const, ...change };
  return new Map([...factoryCatalogue, ['own', checkDefinition(definition)]]);
}
const ask = async (catalogue: Catalogue, query: Partial<KpiQueryInput> = {}) =>
  runKpiQuery({ kpis: ['own'], ...range, ...query }, { now, catalogue });
const value = async (catalogue: Catalogue, query?: Partial<KpiQueryInput>) =>
  Number((await ask(catalogue, query)).rows[0]?.own);
async function plain(expression: string, from: string): Promise<number> {
  const [row] = await runSql<{ value: string }>(
    `SELECT coalesce(sum(${expression}), 0)::numeric / 10000 AS value FROM ${from}`,
  );
  return Number(Number(row?.value).toFixed(2));
}
const LINES = `order_line l JOIN shop_order o ON o.id = l.order_id WHERE o.currency = 'EUR' AND o.kind = 'order'`;
const REFUNDS = `refund_line r JOIN shop_order o ON o.id = r.order_id WHERE o.currency = 'EUR' AND r.kind <> 'adjustment'`;

describe('a measure limited to values of a dimension', () => {
  const promoted: Formula = { measure: 'gross', where: [{ dimension: 'promotion', not_in: [''] }] };
  const ofFace: Formula = { measure: 'gross', where: [{ dimension: 'category', in: ['face'] }] };

  it('holds only those rows, whatever else is asked', async () => {
    const share = own({
      kind: 'ratio',
      formula: { divide: [ofFace, { measure: 'gross' }] },
      unit: 'ratio',
      additivity: 'non_additive',
      example: { given: {}, result: null },
    });
    const { rows, meta } = await ask(share, { dimensions: ['sales_channel'] });
    expect(meta.source).toBe('rollup');
    for (const row of rows) {
      const of = (and: string) =>
        plain(
          'l.gross',
          `order_line l JOIN product p ON p.id = l.product_id LEFT JOIN category c ON c.id = p.category_id
          JOIN shop_order o ON o.id = l.order_id JOIN sales_channel ch ON ch.id = o.channel_id
          WHERE o.is_valid AND o.currency = 'EUR' AND o.day ${DAYS} AND ch.code = '${row.sales_channel}' ${and}`,
        );
      expect(row.own).toBeCloseTo((await of("AND c.code = 'face'")) / (await of('')), 5);
    }
    const filtered = await ask(share, { filters: [{ dimension: 'category', in: ['body'] }] });
    expect(filtered.rows[0]?.own).toBe(0);
  });

  it('drills to those rows', async () => {
    const catalogue = own({ formula: promoted });
    const drilled = await runDrillDown({ kpi: 'own', ...range }, { limit: 10_000 }, { catalogue, now });
    expect(Number(drilled.parts[0]?.total)).toBeCloseTo(await value(catalogue), 1);
    expect(await value(catalogue)).toBe(
      await plain(
        'l.gross',
        `${LINES} AND o.is_valid AND o.day ${DAYS} AND coalesce(l.promotion_id, o.promotion_id) IS NOT NULL`,
      ),
    );
  });

  it('must be possible', () => {
    expect(() => own({ formula: { measure: 'gross', where: [{ dimension: 'carrier', in: ['post'] }] } })).toThrow(
      'cannot be limited by carrier',
    );
  });

  it('an ingredient filter counts a product with two of them once', async () => {
    const both = { dimension: 'ingredient' as const, in: ['ALOE', 'SQUALANE'] };
    const { rows } = await runKpiQuery({ kpis: ['gross_revenue', 'order_count'], ...range, filters: [both] }, { now });
    expect(Number(rows[0]?.gross_revenue)).toBe(
      await plain('l.gross', `${LINES} AND o.is_valid AND o.day ${DAYS} AND l.product_id IN (1, 2)`),
    );
    const cut = await runKpiQuery(
      { kpis: ['gross_revenue'], ...range, dimensions: ['ingredient'] },
      { now, locale: 'fr' },
    );
    const aloe = cut.rows.find((row) => row.ingredient === 'ALOE');
    expect(Number(aloe?.gross_revenue)).toBe(Number(rows[0]?.gross_revenue));
    expect(cut.meta.labels.ingredient).toMatchObject({ ALOE: 'Aloès', SQUALANE: 'Squalane', '': '(aucun)' });
    const without = await runKpiQuery(
      { kpis: ['gross_revenue'], ...range, filters: [{ dimension: 'ingredient', not_in: ['SQUALANE'] }] },
      { now },
    );
    expect(Number(without.rows[0]?.gross_revenue)).toBe(
      await plain('l.gross', `${LINES} AND o.is_valid AND o.day ${DAYS} AND l.product_id <> 1`),
    );
  });
});

describe('a measure dated by another day', () => {
  it.each<[Basis, string]>([
    ['paid_day', PARIS('o.paid_at')],
    ['shipped_day', PARIS('o.shipped_at')],
    ['recognised_day', 'o.recognised_day'],
    ['sale_day', 'o.day'],
  ])('booked by %s', async (basis, day) => {
    const catalogue = own({ formula: { measure: 'gross', basis }, basis });
    const from = `${LINES} AND o.is_valid AND ${day} ${DAYS}`;
    expect(await value(catalogue)).toBe(await plain('l.gross', from));
    const { rows } = await ask(catalogue, { grain: 'month' });
    expect(rows.reduce((sum, row) => sum + Math.round(Number(row.own) * 100), 0) / 100).toBeCloseTo(
      await plain('l.gross', from),
      1,
    );
    const weekdays = await ask(catalogue, { dimensions: ['weekday'] });
    const monday = weekdays.rows.find((row) => row.weekday === '1');
    expect(Number(monday?.own)).toBe(await plain('l.gross', `${from} AND extract(isodow FROM ${day}) = 1`));
  });

  it('refunds by the day of the sale, with all that depends on it', async () => {
    const margin: Formula = {
      subtract: [
        { measure: 'costed_net', basis: 'sale_day' },
        { measure: 'cost', basis: 'sale_day' },
      ],
    };
    const catalogue = own({ formula: margin, requires: 'margin:read', basis: 'sale_day' }, 'gross_margin');
    const sold = await plain('l.net - l.cost', `${LINES} AND o.is_valid AND l.cost IS NOT NULL AND o.day ${DAYS}`);
    const back = await plain(
      'r.amount - r.cost',
      `${REFUNDS} AND (o.is_valid OR o.kind = 'credit_note') AND r.cost IS NOT NULL AND coalesce(r.sale_day, r.day) ${DAYS}`,
    );
    expect(await value(catalogue)).toBeCloseTo(sold - back, 1);
  });

  it('is refused where a row has no such day, with those that it has', () => {
    expect(() => own({ formula: { measure: 'refund', basis: 'shipped_day' } })).toThrow(
      'cannot be dated by shipped_day. Possible: refund_day, sale_day, order_day',
    );
    expect(() => own({ formula: { measure: 'spend', basis: 'order_day' } }, 'ad_spend')).toThrow('cannot be dated');
  });

  it('a day without a time has no hour', async () => {
    const catalogue = own({ formula: { measure: 'gross', basis: 'recognised_day' } });
    await expect(ask(catalogue, { dimensions: ['hour'] })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('rules of a version', () => {
  const rules = (change: Partial<KpiRules>) => own({ rules: { ...STANDARD_RULES, ...change } });
  const CONDITIONS = {
    cancelled: "o.status <> 'cancelled'",
    test: 'NOT o.is_test',
    fraud: 'NOT o.is_fraud',
    zero_total: 'o.net + o.shipping_amount > 0',
  };
  const counted = (change: Partial<KpiRules>) =>
    Object.entries(CONDITIONS)
      .filter(([rule]) => !change[rule as keyof typeof CONDITIONS])
      .map(([, condition]) => `AND ${condition}`)
      .join(' ');

  it.each([
    [{}],
    [{ cancelled: true }],
    [{ test: true, fraud: true }],
    [{ cancelled: true, test: true, fraud: true, zero_total: true }],
  ])('%j: who counts', async (change: Partial<KpiRules>) => {
    const and = counted(change);
    const sold = await plain('l.net', `${LINES} ${and} AND o.day ${DAYS}`);
    const back = await plain(
      'r.amount',
      `${REFUNDS} AND (o.kind = 'credit_note' OR o.kind = 'order' ${and}) AND r.day ${DAYS}`,
    );
    const answer = await ask(rules(change));
    expect(Number(answer.rows[0]?.own)).toBeCloseTo(sold - back, 1);
    expect(answer.meta.source).toBe(Object.keys(change).length > 0 ? 'raw' : 'rollup');
    const orders = own({
      formula: { measure: 'orders' },
      unit: 'count',
      additivity: 'semi_additive',
      rules: { ...STANDARD_RULES, ...change },
    });
    const [row] = await runSql<{ orders: number }>(
      `SELECT count(*)::int AS orders FROM shop_order o WHERE o.kind = 'order' AND o.currency = 'EUR' ${and} AND o.day ${DAYS}`,
    );
    expect(await value(orders)).toBe(row?.orders);
  });

  it('returns by the day of the sale, or left out', async () => {
    const bySale = await runKpiQuery(
      { kpis: ['net_revenue_by_sale_day', 'booked_order_value', 'order_count'], ...range },
      { now },
    );
    expect(await value(rules({ returns: 'sale_day' }))).toBe(Number(bySale.rows[0]?.net_revenue_by_sale_day));
    const sold = await plain('l.net', `${LINES} AND o.is_valid AND o.day ${DAYS}`);
    expect(await value(rules({ returns: 'ignored' }))).toBe(sold);
    expect(
      await value(rules({ returns: 'ignored' }), {
        dimensions: ['category'],
        filters: [{ dimension: 'category', in: ['face'] }],
      }),
    ).toBeGreaterThan(0);
  });

  it('what is stored by the standard rules is refused under others', () => {
    expect(() =>
      own({
        formula: { measure: 'new_customers' },
        unit: 'count',
        additivity: 'non_additive',
        rules: { ...STANDARD_RULES, test: true },
      }),
    ).toThrow('follows the standard rules only');
  });

  it('an inner KPI keeps the rules that it declares', async () => {
    const catalogue = new Map(rules({ returns: 'ignored' }));
    const outer = kpiDefinition(factoryCatalogue, 'net_revenue');
    catalogue.set('twice', { ...outer, id: 'twice', formula: { add: [{ kpi: 'own' }, { kpi: 'net_revenue' }] } });
    const { rows } = await runKpiQuery({ kpis: ['own', 'net_revenue', 'twice'], ...range }, { now, catalogue });
    const [row] = rows;
    expect(Number(row?.twice)).toBeCloseTo(Number(row?.own) + Number(row?.net_revenue), 1);
    expect(row?.own).not.toBe(row?.net_revenue);
  });
});

describe('keys with an order', () => {
  it('weekdays begin on Monday, hours and months follow their number', async () => {
    const keys = async (dimension: 'weekday' | 'hour' | 'month_of_year') =>
      await runKpiQuery({ kpis: ['order_count'], ...range, dimensions: [dimension] }, { now, locale: 'fr' });
    const weekdays = await keys('weekday');
    expect(weekdays.rows.map((row) => weekdays.meta.labels.weekday?.[String(row.weekday)])).toEqual([
      'Lundi',
      'Mardi',
      'Mercredi',
      'Jeudi',
      'Vendredi',
      'Samedi',
      'Dimanche',
    ]);
    expect((await keys('month_of_year')).rows.map((row) => row.month_of_year)).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    const hours = (await keys('hour')).rows.map((row) => Number(row.hour));
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
    const [plainHour] = await runSql<{
      orders: number;
    }>(`SELECT count(*)::int AS orders FROM shop_order o WHERE o.is_valid
      AND o.currency = 'EUR' AND o.day ${DAYS} AND extract(hour FROM o.booked_at AT TIME ZONE 'Europe/Paris') = 2`);
    expect((await keys('hour')).rows.find((row) => row.hour === '2')?.order_count).toBe(plainHour?.orders);
  });
});
