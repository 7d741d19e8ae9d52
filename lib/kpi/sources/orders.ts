import { currencyReach, orderReach, productReach } from './reach';
import type { Source } from './source';

const dimensions = { ...orderReach('o'), ...currencyReach('o') };
const attributed = (column: string) => `CASE WHEN o.campaign_id IS NOT NULL THEN o.${column} ELSE 0 END`;
const orderDrill = {
  id: 'o.id::text',
  order_ref: 'o.external_ref',
  product: 'NULL::text',
  quantity: 'NULL::text',
  detail: 'o.status::text',
};

export const orders: Source = {
  id: 'orders',
  kind: 'entity',
  table: 'shop_order',
  facts: ['order'],
  from: 'shop_order o',
  where: 'o.is_valid',
  day: 'o.day',
  month: 'o.month',
  finest: 'day',
  currency: 'o.currency',
  cost: 50,
  measures: {
    orders: '1',
    new_customers: 'CASE WHEN o.order_seq = 1 THEN 1 ELSE 0 END',
    identified_orders: 'CASE WHEN o.is_identified THEN 1 ELSE 0 END',
    order_gap_days: 'coalesce(o.days_since_previous, 0)',
    order_gaps: 'CASE WHEN o.days_since_previous IS NOT NULL THEN 1 ELSE 0 END',
    shipping: 'o.shipping_amount',
    tax: 'o.tax_amount',
  },
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
  },
  drill: undefined,
};

export const recognisedOrders: Source = {
  ...orders,
  id: 'recognised_orders',
  facts: ['recognition'],
  where: 'o.is_valid AND o.recognised_day IS NOT NULL',
  day: 'o.recognised_day',
  month: undefined,
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
  measures: { cancelled: 'o.net' },
  drill: undefined,
};

// One order has several lines and payments. The rows are then made per order (or customer) first, so that joining
// both counts nothing twice.
const ofLines = productReach('l', ['JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id']);
const PAYMENTS = `LEFT JOIN payment pm ON pm.person_id = o.person_id AND pm.order_id = o.id AND pm.status = 'captured'`;
const partDimensions = {
  ...dimensions,
  ...ofLines,
  payment_method: { key: "coalesce(pm.method, '')", joins: [PAYMENTS] },
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
  },
  dimensions: partDimensions,
  drill: { ...orderDrill, id: 'e.entity::text', order_ref: 'e.order_ref', detail: 'e.status' },
};

const customerMeasures = {
  active_customers: '1',
  repeat_customers: 'CASE WHEN e.orders >= 2 THEN 1 ELSE 0 END',
};
const customerDrill = {
  id: 'e.entity::text',
  order_ref: 'NULL::text',
  product: 'NULL::text',
  quantity: 'e.orders::text',
  detail: 'NULL::text',
};

export const customers: Source = {
  ...orders,
  id: 'customers',
  facts: ['customer'],
  where: 'o.is_valid AND o.is_identified',
  cost: 60,
  entity: { key: 'o.person_id', columns: { orders: 'count(*)' } },
  measures: customerMeasures,
  drill: customerDrill,
};

export const itemCustomers: Source = {
  ...customers,
  id: 'item_customers',
  cost: 120,
  entity: { key: 'o.person_id', columns: { orders: 'count(DISTINCT o.id)' } },
  dimensions: partDimensions,
};
