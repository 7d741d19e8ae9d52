import { orders } from './orders';
import type { Source } from './source';

const STATUS = `CASE WHEN o.is_valid THEN 'valid' WHEN o.is_test THEN 'test' WHEN o.is_fraud THEN 'fraud'
  WHEN o.status = 'cancelled' THEN 'cancelled' ELSE 'zero_total' END`;

/** Orders of every status; an order that is left out for several reasons counts for the first of test, fraud, cancelled. */
export const documents: Source = {
  ...orders,
  id: 'documents',
  facts: ['document'],
  where: "o.kind = 'order'",
  measures: { documents: '1' },
  standardOnly: ['documents'],
  dimensions: { ...orders.dimensions, order_status: { key: STATUS, joins: [] } },
};

/** What was refunded of an order since, from all documents that do so. */
export const REFUNDED = `(SELECT r.person_id, coalesce(r.original_order_id, r.order_id) AS order_id, sum(r.amount) AS amount
  FROM refund_line r JOIN shop_order d ON d.person_id = r.person_id AND d.id = r.order_id
  WHERE (d.is_valid OR d.kind = 'credit_note') AND r.kind <> 'adjustment' GROUP BY 1, 2) back
  ON back.person_id = o.person_id AND back.order_id = o.id`;

/** Valid orders of which something was refunded since, whenever that was. */
export const refundedOrders: Source = {
  ...orders,
  id: 'refunded_orders',
  facts: ['refunded_order'],
  from: `shop_order o JOIN ${REFUNDED}`,
  where: 'o.is_valid AND back.amount > 0',
  measures: {
    refunded_orders: '1',
    partially_refunded_orders: 'CASE WHEN back.amount < o.net THEN 1 ELSE 0 END',
  },
  standardOnly: ['refunded_orders', 'partially_refunded_orders'],
};
