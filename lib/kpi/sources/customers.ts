import { REFUNDED } from './documents';
import { orders, partDimensions } from './orders';
import type { Source } from './source';

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

const ofOrders = { id: 'o.id', counts: { active_customers: 1, repeat_customers: 2 } } as const;

export const customers: Source = {
  ...orders,
  id: 'customers',
  facts: ['customer'],
  where: '{valid} AND o.is_identified',
  cost: 60,
  entity: { key: 'o.person_id', columns: { orders: 'count(*)' }, visits: ofOrders },
  standardOnly: [],
  measures: customerMeasures,
  drill: customerDrill,
};

export const itemCustomers: Source = {
  ...customers,
  id: 'item_customers',
  cost: 120,
  entity: { key: 'o.person_id', columns: { orders: 'count(DISTINCT o.id)' }, visits: ofOrders },
  dimensions: partDimensions,
};

/** Customers of the days before, and which of them came in the period: rows of both, told apart by {before}. */
export const retention: Source = {
  ...customers,
  id: 'retention',
  facts: ['retention'],
  entity: {
    key: 'o.person_id',
    columns: { orders: 'count(*)', was: 'bool_or({day} <= {before})', is: 'bool_or({day} > {before})' },
    visits: { id: '{day}', counts: { base_customers: 'before', retained_customers: 'kept' } },
  },
  measures: {
    base_customers: 'CASE WHEN e.was THEN 1 ELSE 0 END',
    retained_customers: 'CASE WHEN e.was AND e.is THEN 1 ELSE 0 END',
  },
};

/**
 * What the customers of the days before bought then and in the period. An order counts with what was refunded of it
 * since; base + expansion - contraction - lost - refunds is what these customers brought in the period.
 */
export const retentionRevenue: Source = {
  ...retention,
  id: 'retention_revenue',
  from: `shop_order o LEFT JOIN ${REFUNDED}`,
  cost: 90,
  entity: {
    key: 'o.person_id',
    columns: {
      orders: 'count(*)',
      was: 'bool_or({day} <= {before})',
      is: 'bool_or({day} > {before})',
      base: 'coalesce(sum(o.net - coalesce(back.amount, 0)) FILTER (WHERE {day} <= {before}), 0)',
      now: 'coalesce(sum(o.net) FILTER (WHERE {day} > {before}), 0)',
      refunded: 'coalesce(sum(back.amount) FILTER (WHERE {day} > {before}), 0)',
    },
  },
  measures: {
    base_revenue: 'CASE WHEN e.was THEN e.base ELSE 0 END',
    expansion: 'CASE WHEN e.was AND e.is THEN greatest(e.now - e.base, 0) ELSE 0 END',
    contraction: 'CASE WHEN e.was AND e.is THEN greatest(e.base - e.now, 0) ELSE 0 END',
    lost_revenue: 'CASE WHEN e.was AND NOT e.is THEN e.base ELSE 0 END',
    kept_refunds: 'CASE WHEN e.was AND e.is THEN e.refunded ELSE 0 END',
  },
  standardOnly: ['base_revenue', 'expansion', 'contraction', 'lost_revenue', 'kept_refunds'],
};

export const itemRetention: Source = { ...retention, id: 'item_retention', cost: 120, dimensions: partDimensions };
