import type { MeasureId } from '../measures';
import { ORDER_BASES } from './lines';
import { currencyReach, orderReach, productAgeReach, productReach } from './reach';
import type { Source } from './source';

const OF_ORDER = { day: 'o.day', month: 'o.month', at: 'o.booked_at' };
const dimensions = { ...orderReach('o'), ...currencyReach('o') };
const attributed = (column: string) => `CASE WHEN o.campaign_id IS NOT NULL THEN o.${column} ELSE 0 END`;
export const orderDrill = {
  id: 'o.id::text',
  order_ref: 'o.external_ref',
  product: 'NULL::text',
  quantity: 'NULL::text',
  detail: 'o.status::text',
};

/** What the rank of an order among its customer's valid orders says. */
const HISTORY: readonly MeasureId[] = ['new_customers', 'order_gap_days', 'order_gaps', 'order_gap_median'];

const percentiles = (value: string, gap: string) => ({
  order_value_p25: value,
  order_value_median: value,
  order_value_p75: value,
  order_value_p90: value,
  order_gap_median: gap,
});

export const orders: Source = {
  id: 'orders',
  kind: 'entity',
  table: 'shop_order',
  facts: ['order'],
  from: 'shop_order o',
  where: '{valid}',
  ...OF_ORDER,
  finest: 'day',
  bases: { ...ORDER_BASES, sale_day: OF_ORDER },
  currency: 'o.currency',
  cost: 50,
  measures: {
    orders: '1',
    new_customers: 'CASE WHEN o.order_seq = 1 THEN 1 ELSE 0 END',
    identified_orders: 'CASE WHEN o.is_identified THEN 1 ELSE 0 END',
    order_gap_days: 'coalesce(o.days_since_previous, 0)',
    order_gaps: 'CASE WHEN o.days_since_previous IS NOT NULL THEN 1 ELSE 0 END',
    discounted_orders: 'CASE WHEN o.discount > 0 THEN 1 ELSE 0 END',
    shipping: 'o.shipping_amount',
    tax: 'o.tax_amount',
    ...percentiles('o.net', 'o.days_since_previous'),
  },
  standardOnly: HISTORY,
  dimensions,
  drill: orderDrill,
};

/** Totals of orders stand in for their lines where no product is asked for. */
export const orderTotals: Source = {
  ...orders,
  id: 'order_totals',
  facts: ['sale'],
  measures: {
    gross: 'o.gross',
    discount: 'o.discount',
    costed_net: 'o.costed_net',
    cost: 'o.cost',
    attributed_gross: attributed('gross'),
    attributed_discount: attributed('discount'),
    attributed_costed_net: attributed('costed_net'),
    attributed_cost: attributed('cost'),
    lines: 'o.line_count',
  },
  drill: undefined,
};

export const recognisedOrders: Source = {
  ...orders,
  id: 'recognised_orders',
  facts: ['recognition'],
  where: '{valid} AND o.recognised_day IS NOT NULL',
  day: 'o.recognised_day',
  month: undefined,
  at: undefined,
  bases: { order_day: OF_ORDER, sale_day: OF_ORDER },
  measures: { recognised: 'o.net' },
  drill: undefined,
};

export const cancelledOrders: Source = {
  ...orders,
  id: 'cancelled_orders',
  facts: ['cancellation'],
  where: "o.kind = 'order' AND o.status = 'cancelled' AND NOT o.is_test AND NOT o.is_fraud",
  day: 'coalesce(o.cancelled_day, o.day)',
  month: undefined,
  at: undefined,
  bases: { order_day: OF_ORDER, sale_day: OF_ORDER },
  measures: { cancelled: 'o.net' },
  drill: undefined,
};

// One order has several lines and payments. The rows are then made per order (or customer) first, so that joining
// both counts nothing twice.
const LINES = ['JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id'];
const ofLines = {
  ...productReach('l', LINES),
  ...productAgeReach('l', 'l.day', LINES),
  promotion: {
    key: "coalesce(pr.code, '')",
    joins: [...LINES, 'LEFT JOIN promotion pr ON pr.id = coalesce(l.promotion_id, o.promotion_id)'],
  },
  discounted: {
    key: "CASE WHEN l.is_free THEN 'free' WHEN l.discount > 0 THEN 'discounted' ELSE 'full_price' END",
    joins: LINES,
  },
};
const PAYMENTS = `LEFT JOIN payment pm ON pm.person_id = o.person_id AND pm.order_id = o.id AND pm.status = 'captured'`;
export const partDimensions = {
  ...dimensions,
  ...ofLines,
  payment_method: { key: "coalesce(pm.method, '')", joins: [PAYMENTS] },
  payment_provider: { key: "coalesce(pm.provider, '')", joins: [PAYMENTS] },
  payment_type: {
    key: "CASE WHEN pm.is_cash THEN 'cash' WHEN pm.id IS NULL THEN '' ELSE 'electronic' END",
    joins: [PAYMENTS],
  },
};

/** Orders by what they hold or how they were paid: an order with several such lines or payments counts once. */
export const itemOrders: Source = {
  ...orders,
  id: 'item_orders',
  cost: 110,
  entity: {
    key: 'o.id',
    columns: {
      is_first: 'bool_or(o.order_seq IS NOT DISTINCT FROM 1)',
      is_identified: 'bool_or(o.is_identified)',
      gap: 'min(o.days_since_previous)',
      value: 'min(o.net)',
      discount: 'min(o.discount)',
      order_ref: 'min(o.external_ref)',
      status: 'min(o.status::text)',
    },
  },
  measures: {
    orders: '1',
    new_customers: 'CASE WHEN e.is_first THEN 1 ELSE 0 END',
    identified_orders: 'CASE WHEN e.is_identified THEN 1 ELSE 0 END',
    order_gap_days: 'coalesce(e.gap, 0)',
    order_gaps: 'CASE WHEN e.gap IS NOT NULL THEN 1 ELSE 0 END',
    discounted_orders: 'CASE WHEN e.discount > 0 THEN 1 ELSE 0 END',
    ...percentiles('e.value', 'e.gap'),
  },
  dimensions: partDimensions,
  drill: { ...orderDrill, id: 'e.entity::text', order_ref: 'e.order_ref', detail: 'e.status' },
};
