import { gross, LINE, money, ORDER, one, orders, over, paid, REFUND, units } from './plain-parts';

const PLACED = `shop_order o WHERE o.kind = 'order' AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
const GOOD = 'NOT o.is_test AND NOT o.is_fraud';
const cancelled = one('1', `${PLACED} AND ${GOOD} AND NOT o.is_valid AND o.status = 'cancelled'`);
const percentile = (at: number) =>
  `(SELECT percentile_cont(${at}) WITHIN GROUP (ORDER BY o.net)::numeric / 10000 FROM ${ORDER})`;
const GIVEN_BACK = `shop_order o JOIN (SELECT coalesce(r.original_order_id, r.order_id) AS id, sum(r.amount) AS back
    FROM refund_line r JOIN shop_order d ON d.id = r.order_id
    WHERE (d.is_valid OR d.kind = 'credit_note') AND r.kind <> 'adjustment' GROUP BY 1) b ON b.id = o.id
  WHERE b.back > 0 AND o.is_valid AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
const refunded = one('1', GIVEN_BACK);
const LAG = 'r.day - r.sale_day';

const OPENED = `dispute d WHERE d.currency = 'EUR' AND d.day BETWEEN $1 AND $2`;
const disputes = one('1', OPENED);
const CAPTURED = `payment p WHERE p.status = 'captured' AND p.currency = 'EUR' AND p.day BETWEEN $1 AND $2`;
const payments = one('1', CAPTURED);

export const PLAIN_ORDERS = {
  excluded_order_count: one('1', `${PLACED} AND NOT o.is_valid`),
  cancelled_order_count: cancelled,
  test_order_count: one('1', `${PLACED} AND NOT o.is_valid AND o.is_test`),
  fraud_order_count: one('1', `${PLACED} AND NOT o.is_valid AND o.is_fraud AND NOT o.is_test`),
  cancellation_rate: over(cancelled, `(${orders} + ${cancelled})`),
  discounted_order_share: over(one('1', `${ORDER} AND o.discount > 0`), orders),
  promotion_order_share: over(
    `(SELECT count(DISTINCT o.id)::numeric FROM ${LINE} AND coalesce(l.promotion_id, o.promotion_id) IS NOT NULL)`,
    orders,
  ),
  median_order_value: percentile(0.5),
  order_value_p25: percentile(0.25),
  order_value_p75: percentile(0.75),
  order_value_p90: percentile(0.9),
  average_order_lines: over(one('1', `${LINE} AND NOT l.is_free`), orders),
  average_list_price: over(gross, units),
  order_penetration: over(orders, orders),
  product_quantity_per_order: over(units, orders),
  refunded_order_share: over(refunded, orders),
  partial_refund_share: over(one('1', `${GIVEN_BACK} AND b.back < o.net`), refunded),
  refund_lag: `(SELECT avg(${LAG}) FROM ${REFUND()} AND r.sale_day IS NOT NULL)`,
  median_refund_lag: `(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ${LAG}) FROM ${REFUND()})`,
  payment_count: payments,
  electronic_payment_share: over(money('p.amount', `${CAPTURED} AND NOT p.is_cash`), paid),
  dispute_count: disputes,
  dispute_amount: money('d.amount', OPENED),
  dispute_rate: over(disputes, payments),
  dispute_rate_value: over(money('d.amount', OPENED), paid),
  dispute_win_rate: over(one('1', `${OPENED} AND d.won`), one('1', `${OPENED} AND d.won IS NOT NULL`)),
  chargeback_rate: over(money('d.amount', `${OPENED} AND d.won = false`), paid),
  dispute_fees: money('d.fee', OPENED),
  payout_amount: money('p.amount', `payout p WHERE p.currency = 'EUR' AND p.paid_day BETWEEN $1 AND $2`),
  payout_fees: money('l.fee', `payout_line l WHERE l.currency = 'EUR' AND l.day BETWEEN $1 AND $2`),
};
