import { active, LINE, money, ORDER, one, over, REFUND, within } from './plain-parts';

const A_YEAR = "($2::date + 1 - interval '12 months')::date";
const identified = one('1', `${ORDER} AND o.is_identified`);
const customersOf = (from: string, to: string) =>
  `SELECT o.person_id FROM shop_order o WHERE o.is_valid AND o.is_identified AND o.currency = 'EUR' AND o.day BETWEEN ${from} AND ${to}`;
const count = (rows: string) => `(SELECT count(*)::numeric FROM (${rows}) c)`;

/** The stretch before the days: as many whole months, else as many days. */
const BEFORE = `(CASE WHEN extract(day FROM $1::date) = 1 AND extract(day FROM $2::date + 1) = 1
  THEN ($1::date - ((extract(year FROM $2::date + 1) - extract(year FROM $1::date)) * 12
    + extract(month FROM $2::date + 1) - extract(month FROM $1::date)) * interval '1 month')::date
  ELSE $1::date - ($2::date - $1::date + 1) END)`;
const was = `SELECT DISTINCT * FROM (${customersOf(BEFORE, '($1::date - 1)')}) w`;
const kept = `${was} WHERE person_id IN (${customersOf('$1', '$2')})`;
const YEAR_BEFORE = "($2::date + 1 - interval '24 months')::date";
const wasYear = `SELECT DISTINCT * FROM (${customersOf(YEAR_BEFORE, `(${A_YEAR} - 1)`)}) w`;
const keptYear = `${wasYear} WHERE person_id IN (${customersOf(A_YEAR, '$2')})`;

function spending(from: string, to: string, net: string): string {
  return `SELECT o.person_id, sum(${net}) AS net, sum(coalesce(b.amount, 0)) AS back FROM shop_order o
    LEFT JOIN (SELECT coalesce(r.original_order_id, r.order_id) AS id, sum(r.amount) AS amount FROM refund_line r
      JOIN shop_order d ON d.id = r.order_id WHERE (d.is_valid OR d.kind = 'credit_note') AND r.kind <> 'adjustment' GROUP BY 1) b
      ON b.id = o.id
    WHERE o.is_valid AND o.is_identified AND o.currency = 'EUR' AND o.day BETWEEN ${from} AND ${to} GROUP BY 1`;
}

/** First orders ranked anew from all valid orders, of whatever currency, with the day of the second. */
const FIRST = `(SELECT * FROM (SELECT o.*, row_number() OVER w AS rank, lead(o.day) OVER w AS again FROM shop_order o
    WHERE o.is_valid AND o.is_identified WINDOW w AS (PARTITION BY o.person_id ORDER BY o.booked_at, o.id)) ranked
  WHERE rank = 1 AND currency = 'EUR' AND day BETWEEN $1 AND $2) f`;
const OBSERVED = `(SELECT least(max(day), $3::date) FROM shop_order WHERE is_valid)`;
const repurchase = (days: number) => {
  const matured = `${FIRST} WHERE f.day + ${days} <= ${OBSERVED}`;
  return over(one('1', `${matured} AND f.again <= f.day + ${days}`), one('1', matured));
};
const KNOWN = `o.customer_status <> 'unidentified'`;

/** Per customer of the year before: what was bought then, bought since, and given back of the latter. */
const KEPT = `(SELECT base.person_id, base.net AS was, since.net AS is_now, since.back, since.person_id IS NOT NULL AS came
  FROM (${spending(YEAR_BEFORE, `(${A_YEAR} - 1)`, 'o.net - coalesce(b.amount, 0)')}) base
  LEFT JOIN (${spending(A_YEAR, '$2::date', 'o.net')}) since USING (person_id)) k`;
const kept12 = (expression: string) => money(expression, KEPT);

export const PLAIN_CUSTOMERS = {
  retention_base_revenue: kept12('was'),
  expansion_revenue: kept12('CASE WHEN came AND is_now > was THEN is_now - was END'),
  contraction_revenue: kept12('CASE WHEN came AND is_now < was THEN was - is_now END'),
  lost_customer_revenue: kept12('CASE WHEN NOT came THEN was END'),
  retained_customer_refunds: kept12('back'),
  net_revenue_retention: over(kept12('is_now - back'), kept12('was')),
  active_customers_12m: within(active, A_YEAR),
  customer_count: within(active, "'1900-01-01'::date"),
  retained_customers: count(kept),
  retention_rate: over(count(kept), count(was)),
  retention_rate_12m: over(count(keptYear), count(wasYear)),
  repurchase_rate_30: repurchase(30),
  repurchase_rate_60: repurchase(60),
  repurchase_rate_90: repurchase(90),
  repurchase_rate_180: repurchase(180),
  repurchase_rate_365: repurchase(365),
  second_order_rate: over(one('1', `${FIRST} WHERE f.again IS NOT NULL`), one('1', `${FIRST} WHERE true`)),
  new_customer_share: over(one('1', `${ORDER} AND o.order_seq = 1`), active),
  revenue_per_customer: over(
    `(${money('l.net', `${LINE} AND ${KNOWN}`)} - ${money('r.amount', `${REFUND()} AND ${KNOWN}`)})`,
    active,
  ),
  orders_per_customer_12m: over(within(identified, A_YEAR), within(active, A_YEAR)),
  median_days_between_orders: `(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY o.days_since_previous) FROM ${ORDER})`,
};
