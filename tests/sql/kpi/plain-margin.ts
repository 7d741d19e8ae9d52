import { cost, costed, known, money, one, orders, over, spend } from './plain-parts';

/** Known when the rows reach from before the end of the days to after their beginning. */
const reaching = (day: string, from: string) =>
  `(SELECT min(${day}) <= $2::date AND max(${day}) >= $1::date FROM ${from})`;
const IN_PARIS = "(s.booked_at AT TIME ZONE 'Europe/Paris')::date";
const fulfilmentKnown = reaching(IN_PARIS, 'shipment s WHERE s.freight_cost IS NOT NULL');
const feesKnown = reaching('p.day', 'payment p WHERE p.fee IS NOT NULL');
const spendKnown = reaching('s.day', 'ad_spend s');
const fixedKnown = `(SELECT min(f.month) <= $2::date AND max(f.month + interval '1 month' - interval '1 day') >= $1::date
  FROM fixed_cost f)`;
const MARKET = `payment p JOIN shop_order o ON o.id = p.order_id JOIN sales_channel c ON c.id = o.channel_id
  WHERE p.status = 'captured' AND c.type = 'marketplace'`;
const commissionsKnown = `(EXISTS (SELECT 1 FROM ${MARKET} AND coalesce(p.fee, c.fee_rate) IS NOT NULL) OR NOT EXISTS
  (SELECT 1 FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id WHERE o.is_valid AND c.type = 'marketplace'))`;

const SHIPPED = `shipment s JOIN shop_order o ON o.id = s.order_id WHERE NOT o.is_test AND s.currency = 'EUR'
  AND o.day BETWEEN $1 AND $2`;
const sending = money('coalesce(s.freight_cost, 0) + coalesce(s.packaging_cost, 0)', SHIPPED);
const directFees = (day: string) =>
  money(
    'p.fee',
    `payment p LEFT JOIN shop_order o ON o.id = p.order_id WHERE p.status = 'captured' AND p.currency = 'EUR'
     AND ${day} BETWEEN $1 AND $2 AND NOT EXISTS
       (SELECT 1 FROM sales_channel c WHERE c.id = o.channel_id AND c.type = 'marketplace')`,
  );
const commissions = (day: string) =>
  money(
    'coalesce(p.fee, round(p.amount * c.fee_rate))',
    `${MARKET} AND p.currency = 'EUR' AND ${day} BETWEEN $1 AND $2`,
  );

const margin = known(`${costed} - ${cost}`);
const goodsKnown = reaching(
  'day',
  `(SELECT o.day FROM order_line l JOIN shop_order o ON o.id = l.order_id WHERE o.is_valid AND l.cost IS NOT NULL
    UNION ALL SELECT r.day FROM refund_line r WHERE r.cost IS NOT NULL) c`,
);
const margin2 = `(CASE WHEN ${goodsKnown} AND ${fulfilmentKnown} AND ${feesKnown} AND ${commissionsKnown}
  THEN ${costed} - ${cost} - ${sending} - ${directFees('o.day')} - ${commissions('o.day')} END)`;
const margin3 = `(CASE WHEN ${spendKnown} THEN ${margin2} - ${spend} END)`;
const fixed = `(SELECT coalesce(sum(f.amount::numeric / 10000 / extract(day FROM f.month + interval '1 month - 1 day')), 0)
  FROM fixed_cost f, generate_series($1::date::timestamp, $2::date, interval '1 day') d
  WHERE f.currency = 'EUR' AND date_trunc('month', d) = f.month)`;

export const PLAIN_MARGIN = {
  contribution_margin_1: margin,
  fulfilment_cost: `(CASE WHEN ${fulfilmentKnown} THEN ${sending} END)`,
  fulfilment_cost_per_order: over(`(CASE WHEN ${fulfilmentKnown} THEN ${sending} END)`, orders),
  cost_per_shipment: over(sending, one('1', `${SHIPPED} AND s.freight_cost IS NOT NULL`)),
  payment_fees: `(CASE WHEN ${feesKnown} THEN ${directFees('p.day')} END)`,
  marketplace_fees: `(CASE WHEN ${commissionsKnown} THEN ${commissions('p.day')} END)`,
  contribution_margin_2: margin2,
  contribution_margin_3: margin3,
  contribution_margin_3_rate: over(margin3, costed),
  contribution_margin_per_order: over(margin2, orders),
  fixed_costs: `(CASE WHEN ${fixedKnown} THEN ${fixed} END)`,
  operating_profit: `(CASE WHEN ${fixedKnown} THEN ${margin3} - ${fixed} END)`,
  break_even_revenue: `(CASE WHEN ${fixedKnown} THEN ${over(fixed, over(margin3, costed))} END)`,
};
