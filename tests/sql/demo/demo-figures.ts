import { type Connection, runSql } from '@/lib/db/run-sql';

/** The measures of the demo's truth by plain SQL on the facts, per value of a dimension. */
export type Figures = Record<string, string | number | null>;

const ORDERS = `
  SELECT o.*, to_char(o.month, 'YYYY-MM-DD') AS month_key, c.code AS channel_key, r.name AS region_key,
    o.customer_status::text AS status_key, '' AS total_key
  FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN region r ON r.id = o.region_id`;

/** Key of a cell, for orders (by their own day) and for events that have a day of their own. */
const KEYS = {
  total: { order: 'total_key', event: () => `''` },
  month: { order: 'month_key', event: (day: string) => `to_char(date_trunc('month', ${day}), 'YYYY-MM-DD')` },
  sales_channel: { order: 'channel_key', event: () => 'o.channel_key' },
  region: { order: 'region_key', event: () => 'o.region_key' },
  customer_status: { order: 'status_key', event: () => 'o.status_key' },
} as const;
export type Dimension = keyof typeof KEYS;

const COUNTED = `(o.is_valid OR o.kind = 'credit_note') AND r.kind <> 'adjustment'`;

function parts(dimension: Dimension): string[] {
  const { order, event } = KEYS[dimension];
  const own = `o.${order}`;
  return [
    `SELECT ${own} AS key, 'order_count' AS measure, count(*)::numeric AS value FROM o WHERE is_valid GROUP BY 1`,
    `SELECT ${own}, 'new_customers', count(*) FROM o WHERE order_seq = 1 GROUP BY 1`,
    `SELECT ${own}, 'active_customers', count(DISTINCT person_id) FROM o WHERE is_valid AND is_identified GROUP BY 1`,
    `SELECT key, 'repeat_customers', count(*) FROM (SELECT ${own} AS key, person_id FROM o WHERE is_valid AND is_identified
       GROUP BY 1, 2 HAVING count(*) > 1) s GROUP BY 1`,
    `SELECT ${own}, 'days_between_orders', avg(days_since_previous) FROM o WHERE is_valid GROUP BY 1`,
    `SELECT ${own}, 'gross_revenue', sum(l.gross) FROM o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
       WHERE is_valid GROUP BY 1`,
    `SELECT ${own}, 'discount_amount', sum(l.discount) FROM o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
       WHERE is_valid GROUP BY 1`,
    `SELECT ${own}, 'units', sum(l.quantity) FROM o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
       WHERE is_valid AND NOT l.is_free GROUP BY 1`,
    `SELECT ${own}, 'cost', sum(l.cost) FROM o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id WHERE is_valid GROUP BY 1`,
    `SELECT ${own}, 'costed_net', sum(l.net) FROM o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
       WHERE is_valid AND l.cost IS NOT NULL GROUP BY 1`,
    `SELECT ${event('o.recognised_day')}, 'recognised_revenue', sum(l.net) FROM o
       JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id WHERE is_valid AND recognised_day IS NOT NULL GROUP BY 1`,
    `SELECT ${event('r.day')}, 'recognised_revenue', -sum(r.amount) FROM o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} AND (o.recognised_day IS NOT NULL OR o.kind = 'credit_note') GROUP BY 1`,
    `SELECT ${event('coalesce(o.cancelled_day, o.day)')}, 'cancelled_amount', sum(l.net) FROM o
       JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
       WHERE o.kind = 'order' AND o.status = 'cancelled' AND NOT is_test AND NOT is_fraud GROUP BY 1`,
    `SELECT ${event('r.day')}, 'cancelled_amount', sum(r.amount) FROM o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} AND r.kind = 'cancellation' GROUP BY 1`,
    `SELECT ${event('r.day')}, 'refund_amount', sum(r.amount) FROM o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} GROUP BY 1`,
    `SELECT ${event('r.day')}, 'cost', -sum(r.cost) FROM o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} AND r.cost IS NOT NULL GROUP BY 1`,
    `SELECT ${event('r.day')}, 'costed_net', -sum(r.amount) FROM o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} AND r.cost IS NOT NULL GROUP BY 1`,
    `SELECT ${event('r.day')}, 'returned_units', sum(r.quantity) FROM o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} AND r.kind IN ('return', 'cancellation') GROUP BY 1`,
    `SELECT ${event('coalesce(r.sale_day, r.day)')}, 'returned_by_sale', sum(r.quantity) FROM o
       JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
       WHERE ${COUNTED} AND r.kind IN ('return', 'cancellation') GROUP BY 1`,
    `SELECT ${event('s.delivered_day')}, 'promised', count(*) FROM o JOIN shipment s ON s.person_id = o.person_id AND s.order_id = o.id
       WHERE s.delivered_day IS NOT NULL AND s.promised_day IS NOT NULL GROUP BY 1`,
    `SELECT ${event('s.delivered_day')}, 'on_time', count(*) FROM o JOIN shipment s ON s.person_id = o.person_id AND s.order_id = o.id
       WHERE s.delivered_day <= s.promised_day GROUP BY 1`,
    `SELECT ${event('s.delivered_day')}, 'delivery_days', avg(s.delivery_seconds) / 86400 FROM o
       JOIN shipment s ON s.person_id = o.person_id AND s.order_id = o.id WHERE s.delivered_day IS NOT NULL GROUP BY 1`,
    `SELECT ${event('p.day')}, 'paid', sum(p.amount) FROM o JOIN payment p ON p.person_id = o.person_id AND p.order_id = o.id
       WHERE p.status = 'captured' GROUP BY 1`,
    `SELECT ${event('p.day')}, 'paid_card', sum(p.amount) FROM o JOIN payment p ON p.person_id = o.person_id AND p.order_id = o.id
       WHERE p.status = 'captured' AND p.method = 'card' GROUP BY 1`,
  ];
}

/** Sums per key of the dimension; money in ten-thousandths. */
export async function figures(
  connection: Connection,
  dimension: Dimension,
): Promise<Map<string, Record<string, number>>> {
  const rows = await runSql<{ key: string; measure: string; value: string }>(
    `WITH o AS MATERIALIZED (${ORDERS})
     SELECT key, measure, sum(value)::text AS value FROM (${parts(dimension).join(' UNION ALL ')}) s GROUP BY 1, 2`,
    connection,
  );
  const cells = new Map<string, Record<string, number>>();
  for (const { key, measure, value } of rows) {
    const cell = cells.get(key) ?? {};
    cell[measure] = Number(value);
    cells.set(key, cell);
  }
  return cells;
}
