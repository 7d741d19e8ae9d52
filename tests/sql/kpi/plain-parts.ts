/** Sums on the fact tables, $1 to $2, EUR, money in major units. */
export const ORDER = `shop_order o WHERE o.is_valid AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
export const LINE = `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.is_valid
  AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
export const REFUND = (day = 'r.day') => `refund_line r JOIN shop_order o USING (person_id) WHERE o.id = r.order_id
  AND (o.is_valid OR o.kind = 'credit_note') AND r.kind::text <> 'adjustment' AND o.currency = 'EUR' AND ${day} BETWEEN $1 AND $2`;
export const one = (expression: string, from: string) =>
  `(SELECT coalesce(sum(${expression}), 0)::numeric FROM ${from})`;
export const money = (expression: string, from: string) => `(${one(expression, from)} / 10000)`;
export const SALE_DAY = 'coalesce(r.sale_day, r.day)';
export const BACK = `r.kind::text IN ('return', 'cancellation')`;

export const gross = money('l.gross', LINE);
export const discount = money('l.discount', LINE);
export const refund = money('r.amount', REFUND());
export const net = `(${gross} - ${discount} - ${refund})`;
export const cost = `(${money('l.cost', LINE)} - ${money('r.cost', REFUND())})`;
export const costed = `(${money('l.net', `${LINE} AND l.cost IS NOT NULL`)} - ${money('r.amount', `${REFUND()} AND r.cost IS NOT NULL`)})`;
export const orders = one('1', ORDER);
export const units = one('l.quantity', `${LINE} AND NOT l.is_free`);
export const returned = one('r.quantity', `${REFUND()} AND ${BACK}`);
export const active = `(SELECT count(DISTINCT o.person_id)::numeric FROM ${ORDER} AND o.is_identified)`;
export const repeat = `(SELECT count(*)::numeric FROM (SELECT o.person_id FROM ${ORDER} AND o.is_identified GROUP BY 1 HAVING count(*) >= 2) c)`;
export const campaign = 'AND o.campaign_id IS NOT NULL';
export const spend = money('s.spend', `ad_spend s WHERE s.currency = 'EUR' AND s.day BETWEEN $1 AND $2`);
export const clicks = one('s.clicks', `ad_spend s WHERE s.day BETWEEN $1 AND $2`);
export const impressions = one('s.impressions', `ad_spend s WHERE s.day BETWEEN $1 AND $2`);
export const attributed = `(${money('l.net', `${LINE} ${campaign}`)} - ${money('r.amount', `${REFUND()} ${campaign}`)})`;
export const attributedMargin = `(${money('l.net', `${LINE} ${campaign} AND l.cost IS NOT NULL`)} - ${money('l.cost', `${LINE} ${campaign}`)}
  - ${money('r.amount', `${REFUND()} ${campaign} AND r.cost IS NOT NULL`)} + ${money('r.cost', `${REFUND()} ${campaign}`)})`;
export const session = (condition = 'true') =>
  one('1', `session s WHERE NOT s.is_bot AND s.day BETWEEN $1 AND $2 AND ${condition}`);
export const delivered = (condition = 'true') =>
  one('1', `shipment s WHERE s.delivered_day BETWEEN $1 AND $2 AND ${condition}`);
export const paid = money(
  'p.amount',
  `payment p WHERE p.status = 'captured' AND p.currency = 'EUR' AND p.day BETWEEN $1 AND $2`,
);
export const recognised = `(${money(
  'l.net',
  `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.is_valid AND o.currency = 'EUR'
   AND o.recognised_day BETWEEN $1 AND $2`,
)} - ${money('r.amount', `${REFUND()} AND (o.recognised_day IS NOT NULL OR o.kind = 'credit_note')`)})`;
export const cancelled = `(${money(
  'l.net',
  `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.kind = 'order' AND o.status = 'cancelled'
   AND NOT o.is_test AND NOT o.is_fraud AND o.currency = 'EUR' AND coalesce(o.cancelled_day, o.day) BETWEEN $1 AND $2`,
)} + ${money('r.amount', `${REFUND()} AND r.kind = 'cancellation'`)})`;
export const over = (a: string, b: string) => `(${a} / nullif(${b}, 0))`;
export const known = (expression: string) => `(CASE WHEN ${costed} <> 0 OR ${cost} <> 0 THEN ${expression} END)`;

/** A statement over the days from `from` to $2. */
export const within = (statement: string, from: string) => statement.replaceAll('$1', from);
