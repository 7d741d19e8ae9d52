import type { KpiId } from '@/lib/kpi/registry';

/** Every KPI a second way: one plain statement on the fact tables, $1 to $2, EUR, unrounded, money in major units. */
const ORDER = `shop_order o WHERE o.is_valid AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
const LINE = `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.is_valid
  AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
const REFUND = (day = 'r.day') => `refund_line r JOIN shop_order o USING (person_id) WHERE o.id = r.order_id
  AND (o.is_valid OR o.kind = 'credit_note') AND r.kind::text <> 'adjustment' AND o.currency = 'EUR' AND ${day} BETWEEN $1 AND $2`;
const one = (expression: string, from: string) => `(SELECT coalesce(sum(${expression}), 0)::numeric FROM ${from})`;
const money = (expression: string, from: string) => `(${one(expression, from)} / 10000)`;
const SALE_DAY = 'coalesce(r.sale_day, r.day)';
const BACK = `r.kind::text IN ('return', 'cancellation')`;

const gross = money('l.gross', LINE);
const discount = money('l.discount', LINE);
const refund = money('r.amount', REFUND());
const net = `(${gross} - ${discount} - ${refund})`;
const cost = `(${money('l.cost', LINE)} - ${money('r.cost', REFUND())})`;
const costed = `(${money('l.net', `${LINE} AND l.cost IS NOT NULL`)} - ${money('r.amount', `${REFUND()} AND r.cost IS NOT NULL`)})`;
const orders = one('1', ORDER);
const units = one('l.quantity', `${LINE} AND NOT l.is_free`);
const returned = one('r.quantity', `${REFUND()} AND ${BACK}`);
const active = `(SELECT count(DISTINCT o.person_id)::numeric FROM ${ORDER} AND o.is_identified)`;
const repeat = `(SELECT count(*)::numeric FROM (SELECT o.person_id FROM ${ORDER} AND o.is_identified GROUP BY 1 HAVING count(*) >= 2) c)`;
const campaign = 'AND o.campaign_id IS NOT NULL';
const spend = money('s.spend', `ad_spend s WHERE s.currency = 'EUR' AND s.day BETWEEN $1 AND $2`);
const clicks = one('s.clicks', `ad_spend s WHERE s.day BETWEEN $1 AND $2`);
const impressions = one('s.impressions', `ad_spend s WHERE s.day BETWEEN $1 AND $2`);
const attributed = `(${money('l.net', `${LINE} ${campaign}`)} - ${money('r.amount', `${REFUND()} ${campaign}`)})`;
const attributedMargin = `(${money('l.net', `${LINE} ${campaign} AND l.cost IS NOT NULL`)} - ${money('l.cost', `${LINE} ${campaign}`)}
  - ${money('r.amount', `${REFUND()} ${campaign} AND r.cost IS NOT NULL`)} + ${money('r.cost', `${REFUND()} ${campaign}`)})`;
const session = (condition = 'true') =>
  one('1', `session s WHERE NOT s.is_bot AND s.day BETWEEN $1 AND $2 AND ${condition}`);
const delivered = (condition = 'true') =>
  one('1', `shipment s WHERE s.delivered_day BETWEEN $1 AND $2 AND ${condition}`);
const paid = money(
  'p.amount',
  `payment p WHERE p.status = 'captured' AND p.currency = 'EUR' AND p.day BETWEEN $1 AND $2`,
);
const recognised = `(${money(
  'l.net',
  `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.is_valid AND o.currency = 'EUR'
   AND o.recognised_day BETWEEN $1 AND $2`,
)} - ${money('r.amount', `${REFUND()} AND (o.recognised_day IS NOT NULL OR o.kind = 'credit_note')`)})`;
const cancelled = `(${money(
  'l.net',
  `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.kind = 'order' AND o.status = 'cancelled'
   AND NOT o.is_test AND NOT o.is_fraud AND o.currency = 'EUR' AND coalesce(o.cancelled_day, o.day) BETWEEN $1 AND $2`,
)} + ${money('r.amount', `${REFUND()} AND r.kind = 'cancellation'`)})`;
const over = (a: string, b: string) => `(${a} / nullif(${b}, 0))`;
const known = (expression: string) => `(CASE WHEN ${costed} <> 0 OR ${cost} <> 0 THEN ${expression} END)`;

export const PLAIN_SQL: Record<KpiId, string> = {
  gross_revenue: gross,
  discount_amount: discount,
  discount_rate: over(discount, gross),
  net_revenue: net,
  cumulative_net_revenue: net,
  refund_amount: refund,
  cancelled_amount: cancelled,
  recognised_revenue: recognised,
  shipping_revenue: money('o.shipping_amount', ORDER),
  tax_amount: money('o.tax_amount', ORDER),
  gross_margin: known(`${costed} - ${cost}`),
  gross_margin_rate: over(`(${costed} - ${cost})`, costed),
  markup_rate: over(`(${costed} - ${cost})`, cost),
  cost_of_goods_sold: known(cost),
  order_count: orders,
  average_order_value: over(net, orders),
  booked_order_value: over(`(${gross} - ${discount})`, orders),
  units_sold: `(${units} - ${returned})`,
  gross_units: units,
  returned_units: returned,
  units_per_transaction: over(`(${units} - ${returned})`, orders),
  average_selling_price: over(net, `(${units} - ${returned})`),
  active_customers: active,
  new_customers: one('1', `${ORDER} AND o.order_seq = 1`),
  repeat_customers: repeat,
  repeat_purchase_rate: over(repeat, active),
  orders_per_customer: over(one('1', `${ORDER} AND o.is_identified`), active),
  days_between_orders: `(SELECT avg(o.days_since_previous) FROM ${ORDER})`,
  ad_spend: spend,
  marketing_roi: `(CASE WHEN ${one('1', `${LINE} ${campaign} AND l.cost IS NOT NULL`)} > 0 THEN ${over(`(${attributedMargin} - ${spend})`, spend)} END)`,
  return_on_ad_spend: over(attributed, spend),
  attributed_revenue: attributed,
  impressions,
  clicks,
  click_through_rate: over(clicks, impressions),
  cost_per_click: over(spend, clicks),
  sessions: session(),
  conversion_rate: over(session('s.order_id IS NOT NULL'), session()),
  add_to_cart_rate: over(session('s.cart_adds > 0'), session()),
  checkout_rate: over(session('s.reached_checkout'), session()),
  return_rate: over(one('r.quantity', `${REFUND(SALE_DAY)} AND ${BACK}`), units),
  return_rate_value: over(money('r.amount', REFUND(SALE_DAY)), `(${gross} - ${discount})`),
  delivery_count: delivered(),
  on_time_delivery_rate: over(delivered('s.delivered_day <= s.promised_day'), delivered('s.promised_day IS NOT NULL')),
  delivery_days: `(SELECT avg(s.delivery_seconds) / 86400 FROM shipment s WHERE s.delivered_day BETWEEN $1 AND $2)`,
  payment_amount: paid,
  payment_mix: over(paid, paid),
};
