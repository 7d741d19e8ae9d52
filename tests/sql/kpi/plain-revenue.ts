import {
  discount,
  gross,
  LINE,
  money,
  net,
  ORDER,
  over,
  REFUND,
  recognised,
  refund,
  SALE_DAY,
  within,
} from './plain-parts';

const BEFORE_ALL = "'1900-01-01'::date";
const sold = `(${gross} - ${discount})`;
const refundBySaleDay = money('r.amount', REFUND(SALE_DAY));
const netBySaleDay = `(${sold} - ${refundBySaleDay})`;
const recognisedOfSales = `(${money('l.net', `${LINE} AND o.recognised_day IS NOT NULL`)}
  - ${money('r.amount', `${REFUND(SALE_DAY)} AND (o.recognised_day IS NOT NULL OR o.kind = 'credit_note')`)})`;
const BOOKED_LINE = `order_line l JOIN shop_order o USING (person_id) WHERE o.id = l.order_id AND o.kind = 'order'
  AND NOT o.is_test AND NOT o.is_fraud AND o.net + o.shipping_amount > 0 AND o.currency = 'EUR' AND o.day BETWEEN $1 AND $2`;
const PROMOTED = 'coalesce(l.promotion_id, o.promotion_id) IS NOT NULL';
const ofStatus = (status: string) => `(${money('l.net', `${LINE} AND o.customer_status = '${status}'`)}
  - ${money('r.amount', `${REFUND()} AND o.customer_status = '${status}'`)})`;
const startOf = (grain: string) => `date_trunc('${grain}', $2::date::timestamp)::date`;

export const PLAIN_REVENUE = {
  total_sales: `(${net} + ${money('o.shipping_amount + o.tax_amount', ORDER)} - ${money('r.tax + r.shipping', REFUND())})`,
  net_revenue_by_sale_day: netBySaleDay,
  backlog: `(${within(net, BEFORE_ALL)} - ${within(recognised, BEFORE_ALL)})`,
  recognised_share: over(recognisedOfSales, netBySaleDay),
  rolling_7d_net_revenue: within(net, '($2::date - 6)'),
  rolling_12m_net_revenue: within(net, "($2::date + 1 - interval '12 months')"),
  net_revenue_month_to_date: within(net, startOf('month')),
  net_revenue_quarter_to_date: within(net, startOf('quarter')),
  net_revenue_year_to_date: within(net, startOf('year')),
  price_realisation: over(sold, gross),
  full_price_share: over(money('l.gross', `${LINE} AND l.discount = 0 AND NOT l.is_free`), sold),
  promotion_revenue: money('l.net', `${LINE} AND ${PROMOTED}`),
  promotion_discount: money('l.discount', `${LINE} AND ${PROMOTED}`),
  promotion_revenue_share: over(money('l.net', `${LINE} AND ${PROMOTED}`), sold),
  new_customer_revenue: ofStatus('new'),
  returning_customer_revenue: ofStatus('returning'),
  returning_revenue_share: over(ofStatus('returning'), `(${ofStatus('new')} + ${ofStatus('returning')})`),
  booked_revenue: money('l.net', BOOKED_LINE),
  refund_rate: over(refund, sold),
  allowance_amount: money('r.amount', `${REFUND()} AND r.kind = 'allowance'`),
  refunded_tax: money('r.tax', REFUND()),
  refunded_shipping: money('r.shipping', REFUND()),
};
