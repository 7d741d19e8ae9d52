import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import type { KpiId } from '@/lib/kpi/registry';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { PLAIN_SQL } from './plain-sql';
import { chunks, plainly } from './plainly';
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
  booked_revenue: '152.00', // 141.995 + 10 of the cancelled order
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
  total_sales: '144.50', // 116.995 + 9.8 + 26.2 - 4.9 - 3.6 = 144.495
  net_revenue_by_sale_day: '117.00', // 141.995 - 25: all of these sales are of the quarter
  backlog: '45.00', // order N5
  recognised_share: 71.995 / 116.995,
  rolling_7d_net_revenue: '0.00',
  rolling_12m_net_revenue: '117.00',
  net_revenue_month_to_date: '43.00', // 50 - 5 - 2
  net_revenue_quarter_to_date: '117.00',
  net_revenue_year_to_date: '117.00',
  price_realisation: 141.995 / 153,
  full_price_share: 43 / 141.995, // lines 103, 105, 106: 15 + 20 + 8
  promotion_revenue: '81.00', // order N1 36, line 108 45
  promotion_discount: '9.00',
  promotion_revenue_share: 81 / 141.995,
  new_customer_revenue: '62.00', // 36 + 28 - 2
  returning_customer_revenue: '28.00', // 35 - 2.005 - 5 = 27.995
  returning_revenue_share: 27.995 / 89.995,
  refund_rate: 25 / 141.995,
  allowance_amount: '2.00',
  refunded_tax: '3.60',
  refunded_shipping: '4.90',
  contribution_margin_1: '70.50',
  fulfilment_cost: '12.00', // 5.5 + 0.5 + 6
  cost_per_shipment: '6.00',
  fulfilment_cost_per_order: '3.00',
  payment_fees: '0.80',
  marketplace_fees: '4.95', // 15 % of 20, and of 12.995 = 1.94925, to the ten-thousandth
  contribution_margin_2: '52.75', // 70.495 - 12 - 0.8 - 4.9493 = 52.7457
  contribution_margin_3: '14.25', // - 38.5 = 14.2457
  contribution_margin_3_rate: 14.2457 / 108.995,
  contribution_margin_per_order: '13.19',
  fixed_costs: '153.00', // 31 + 29 + 31 + 62
  operating_profit: '-138.75',
  break_even_revenue: '1170.62', // 153 / (14.2457 / 108.995) = 1170.6153
  excluded_order_count: 4, // N4 cancelled, N6 test, N11 fraud, N12 without amount
  cancelled_order_count: 1,
  test_order_count: 1,
  fraud_order_count: 1,
  cancellation_rate: 1 / 5,
  discounted_order_share: 3 / 4,
  promotion_order_share: 2 / 4,
  median_order_value: '34.50', // 28, 32.995, 36, 45
  order_value_p25: '31.75', // 28 + 0.75 × 4.995
  order_value_p75: '38.25',
  order_value_p90: '42.30',
  average_order_lines: 6 / 4,
  average_list_price: '8.50',
  order_penetration: 1,
  product_quantity_per_order: 18 / 4,
  active_customers_12m: 2,
  customer_count: 3,
  retained_customers: 0,
  retention_rate: null, // nobody ordered in the last quarter of 2023
  retention_rate_12m: 0, // one customer from April 2022 to March 2023
  retention_base_revenue: '20.00', // order N10
  expansion_revenue: '0.00',
  contraction_revenue: '0.00',
  lost_customer_revenue: '20.00',
  retained_customer_refunds: '0.00',
  net_revenue_retention: 0,
  repurchase_rate_30: 1, // person 1 after 21 days; person 2 is not 30 days old on 7 March
  repurchase_rate_60: null,
  repurchase_rate_90: null,
  repurchase_rate_180: null,
  repurchase_rate_365: null,
  second_order_rate: 1, // in dollars, but again
  new_customer_share: 1,
  revenue_per_customer: '45.00', // (103 - 6.005 - 7) / 2 = 44.9975
  orders_per_customer_12m: 1.5,
  median_days_between_orders: 21,
  refunded_order_share: 3 / 4,
  partial_refund_share: 1,
  refund_lag: 70 / 3, // 36, 5, 29
  median_refund_lag: 29,
  payment_count: 4,
  electronic_payment_share: 73.895 / 83.895,
  dispute_count: 3,
  dispute_amount: '110.80',
  dispute_rate: 3 / 4,
  dispute_rate_value: 110.8 / 83.895,
  dispute_win_rate: 1 / 2,
  chargeback_rate: 40.9 / 83.895,
  dispute_fees: '30.00',
  payout_amount: '68.15', // 40.1 + 28.0457
  payout_fees: '5.75', // 0.8 + 4.9493
};

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
    ['2024-01-02', '2024-01-20'], // within the first month with fixed costs
    ['2024-02-01', '2024-02-29'],
    ['2024-03-02', '2024-03-09'],
    ['2023-01-01', '2024-12-31'],
    ['2022-01-01', '2022-12-31'],
  ])('equals its plain statement from %s to %s, from roll-ups and without', async (from, to) => {
    for (const kpis of chunks(ids, 40)) {
      const query = { kpis, from, to };
      const rollup = await runKpiQuery(query, { now });
      const raw = await runKpiQuery(query, { now, source: 'raw' });
      expect(raw.meta.source).toBe('raw');
      for (const id of kpis) {
        const expected = await plainly(id, from, to, now);
        agrees(rollup.rows[0]?.[id], expected, id);
        agrees(raw.rows[0]?.[id], expected, `${id} raw`);
      }
    }
  });
});
