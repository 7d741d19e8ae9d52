import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { roundDecimal } from '@/lib/kpi/format-value';
import type { KpiId } from '@/lib/kpi/registry';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { PLAIN_SQL } from './plain-sql';
import { loadTinyShop } from './tiny-shop';

const now = new Date('2024-06-01T10:00:00Z');
const ids = Object.keys(PLAIN_SQL) as KpiId[];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadTinyShop();
});
afterAll(() => database.drop());

/** Worked out by hand from tiny-shop.ts: first quarter of 2024, in EUR. */
const BY_HAND: Record<KpiId, string | number | null> = {
  gross_revenue: '153.00', // 40 + 35 + 28 + 50
  discount_amount: '11.01', // 4 + 2.005 + 5 = 11.005
  discount_rate: 11.005 / 153,
  net_revenue: '117.00', // 153 - 11.005 - 25 = 116.995
  cumulative_net_revenue: '117.00',
  refund_amount: '25.00', // 18 + 5 + 2; neither the adjustment nor the refund of the cancelled order
  cancelled_amount: '15.00', // order N4 10 + cancelled line 5
  recognised_revenue: '72.00', // 36 + 32.995 + 28 - 18 - 5 - 2 = 71.995
  shipping_revenue: '9.80',
  tax_amount: '26.20', // 7.2 + 6 + 5 + 8
  gross_margin: '70.50', // (36 + 17.995 + 28 + 45 - 18) - (10.5 + 5 + 8 + 20 - 5) = 108.995 - 38.5
  gross_margin_rate: 70.495 / 108.995,
  markup_rate: 70.495 / 38.5,
  cost_of_goods_sold: '38.50',
  order_count: 4,
  average_order_value: '29.25', // 116.995 / 4 = 29.24875
  booked_order_value: '35.50', // (153 - 11.005) / 4 = 35.49875
  units_sold: 16,
  gross_units: 18,
  returned_units: 2,
  units_per_transaction: 4,
  average_selling_price: '7.31', // 116.995 / 16 = 7.3122
  active_customers: 2,
  new_customers: 2,
  repeat_customers: 1,
  repeat_purchase_rate: 0.5,
  orders_per_customer: 1.5,
  days_between_orders: 21,
  ad_spend: '38.50',
  marketing_roi: (109 - 38.5 - 38.5) / 38.5,
  return_on_ad_spend: 107 / 38.5,
  attributed_revenue: '107.00', // 36 + 28 + 45 - 2
  impressions: 2500,
  clicks: 100,
  click_through_rate: 0.04,
  cost_per_click: '0.39', // 0.385
  sessions: 5,
  conversion_rate: 0.4,
  add_to_cart_rate: 0.8,
  checkout_rate: 0.6,
  return_rate: 2 / 18,
  return_rate_value: 25 / 141.995,
  delivery_count: 3,
  on_time_delivery_rate: 0.5,
  delivery_days: 2.25, // (2 + 2.5) / 2
  payment_amount: '83.90', // 40.9 + 20 + 12.995 + 10 = 83.895
  payment_mix: 1,
};

async function plainly(id: KpiId, from: string, to: string): Promise<string | number | null> {
  const [row] = await runSql<{ value: string | null }>({
    text: `SELECT (${PLAIN_SQL[id]})::text AS value FROM (SELECT $1::date, $2::date) days`,
    values: [from, to],
  });
  const value = row?.value ?? null;
  if (value === null) return null;
  return factoryCatalogue.get(id)?.unit === 'money' ? roundDecimal(value, 0, 2) : Number(value);
}

const agrees = (actual: unknown, expected: string | number | null, name: string) =>
  typeof expected === 'number' ? expect(actual, name).toBeCloseTo(expected, 10) : expect(actual, name).toBe(expected);

describe('every KPI', () => {
  it('has a figure by hand and a plain statement', () => {
    expect([...factoryCatalogue.keys()].sort()).toEqual([...ids].sort());
  });

  it.each(ids)('%s is what the hand computes', async (id) => {
    const answer = await runKpiQuery({ kpis: [id], from: '2024-01-01', to: '2024-03-31' }, { now });
    expect(answer.rows).toHaveLength(1);
    agrees(answer.rows[0]?.[id], BY_HAND[id], id);
    expect(answer.meta.totals?.[id]).toEqual(answer.rows[0]?.[id]);
  });

  it.each([
    ['2024-01-01', '2024-03-31'],
    ['2024-01-11', '2024-02-15'],
    ['2024-02-01', '2024-02-29'],
    ['2024-03-02', '2024-03-09'],
    ['2023-01-01', '2024-12-31'],
    ['2022-01-01', '2022-12-31'],
  ])('equals its plain statement from %s to %s, from roll-ups and without', async (from, to) => {
    const query = { kpis: ids, from, to };
    const rollup = await runKpiQuery(query, { now });
    const raw = await runKpiQuery(query, { now, source: 'raw' });
    expect(raw.meta.source).toBe('raw');
    for (const id of ids) {
      const expected = await plainly(id, from, to);
      agrees(rollup.rows[0]?.[id], expected, id);
      agrees(raw.rows[0]?.[id], expected, `${id} raw`);
    }
  });
});
