import { type Connection, runSql } from '@/lib/db/run-sql';
import { completeCustomers, createCustomerMovements, recordCustomerMovements } from './customer-movements';
import { type Scope, scoped } from './movement-scope';

/**
 * A movement is what one order adds to the roll-ups: the same SQL gives an order's contribution before a change
 * (recorded with sign -1) and after it (sign +1); the sum over both is the signed delta. The meaning of each measure
 * stands in docs/architecture.md and is proved by tests/sql against plain SQL on the facts.
 */
const MEASURES = [
  'orders',
  'new_customers',
  'gross',
  'discount',
  'refund',
  'recognised',
  'cancelled',
  'cost',
  'costed_net',
  'units',
  'returned_units',
  'lines',
  'shipping',
  'tax',
] as const;
export type RollupMeasure = (typeof MEASURES)[number];
export const ROLLUP_MEASURES: readonly RollupMeasure[] = MEASURES;
export const LINE_MEASURES: readonly RollupMeasure[] = MEASURES.filter(
  (measure) => !['orders', 'new_customers', 'shipping', 'tax'].includes(measure),
);

/** Orders that hold something of a category; an order of several counts in each, so that no other dimension may sum them. */
const CATEGORY_COUNTS = ['category_orders', 'category_new_customers'] as const;

export const COUNTED_REFUND = `(o.is_valid OR o.kind = 'credit_note') AND r.kind <> 'adjustment'`;
const COUNTED_CANCELLED = `o.kind = 'order' AND o.status = 'cancelled' AND NOT o.is_test AND NOT o.is_fraud`;
const RECOGNISED_REFUND = `(o.recognised_day IS NOT NULL OR o.kind = 'credit_note')`;

const LINE_SUMS = `sum(l.gross) gross, sum(l.discount) discount, sum(l.net) net, coalesce(sum(l.cost), 0) cost,
  coalesce(sum(l.net) FILTER (WHERE l.cost IS NOT NULL), 0) costed_net,
  coalesce(sum(l.quantity) FILTER (WHERE NOT l.is_free), 0) units, count(*) FILTER (WHERE NOT l.is_free) lines`;

const REFUND_SUMS = `sum(r.amount) refund,
  sum(CASE WHEN ${RECOGNISED_REFUND} THEN -r.amount ELSE 0 END) recognised,
  sum(CASE WHEN r.kind = 'cancellation' THEN r.amount ELSE 0 END) cancelled,
  -coalesce(sum(r.cost), 0) cost, -coalesce(sum(r.amount) FILTER (WHERE r.cost IS NOT NULL), 0) costed_net,
  coalesce(sum(r.quantity) FILTER (WHERE r.kind IN ('return', 'cancellation')), 0) returned_units`;

/** Creates the empty temporary tables that collect movements. */
export async function createMovements(connection: Connection): Promise<void> {
  const measures = MEASURES.map((measure) => `${measure} bigint NOT NULL DEFAULT 0`).join(', ');
  const counts = CATEGORY_COUNTS.map((count) => `${count} bigint NOT NULL DEFAULT 0`).join(', ');
  await runSql('DROP TABLE IF EXISTS pg_temp.movement, pg_temp.product_movement', connection);
  await runSql(
    `CREATE TEMP TABLE movement (day date, currency char(3), channel_id int, customer_status customer_status,
       region_id int, campaign_id int, category_id int, ${measures}, ${counts})`,
    connection,
  );
  await createCustomerMovements(connection);
  await runSql(
    `CREATE TEMP TABLE product_movement (month date, currency char(3), channel_id int, product_id int, ${measures})`,
    connection,
  );
}

// The planner takes the two halves of an order's key for independent, expects hardly any rows from the join, and would
// sort every line before it groups them.
const GROUP_BY_HASH = 'SET LOCAL enable_sort = off';
const GROUP_AS_PLANNED = 'SET LOCAL enable_sort = on';

/**
 * order_category: the lines of the orders in scope, summed per order and category. The orders touched are completed to
 * all those of their customers first.
 */
export async function sumLines(connection: Connection, scope: Scope): Promise<void> {
  if (scope === 'touched') await completeCustomers(connection);
  await runSql('DROP TABLE IF EXISTS pg_temp.order_category', connection);
  await runSql(GROUP_BY_HASH, connection);
  await runSql(
    `CREATE TEMP TABLE order_category AS
     SELECT l.person_id, l.order_id, coalesce(p.category_id, 0) category_id, ${LINE_SUMS}
     FROM order_line l ${scoped('l', 'l.order_id', scope)} JOIN product p ON p.id = l.product_id
     GROUP BY 1, 2, 3`,
    connection,
  );
  await runSql(GROUP_AS_PLANNED, connection);
  await runSql('ANALYZE order_category', connection);
}

/** Adds the contribution of the orders in scope, times `sign`, to the movement tables. Call sumLines before. */
export async function recordMovements(connection: Connection, sign: 1 | -1, scope: Scope): Promise<void> {
  const dimensions = 'o.currency, o.channel_id, o.customer_status, o.region_id, coalesce(o.campaign_id, 0)';
  const target = (measures: readonly string[]) =>
    `INSERT INTO movement (day, currency, channel_id, customer_status, region_id, campaign_id, category_id, ${measures.join(', ')})`;
  const fromLines = 'FROM order_category c JOIN shop_order o ON o.person_id = c.person_id AND o.id = c.order_id';
  const statements = [
    `${target(['orders', 'new_customers', 'shipping', 'tax'])}
     SELECT o.day, ${dimensions}, 0, ${sign}, ${sign} * (o.order_seq IS NOT DISTINCT FROM 1)::int,
       ${sign} * o.shipping_amount, ${sign} * o.tax_amount
     FROM shop_order o ${scoped('o', 'o.id', scope)} WHERE o.is_valid`,
    `${target(['gross', 'discount', 'cost', 'costed_net', 'units', 'lines', ...CATEGORY_COUNTS])}
     SELECT o.day, ${dimensions}, c.category_id, ${sign} * c.gross, ${sign} * c.discount, ${sign} * c.cost,
       ${sign} * c.costed_net, ${sign} * c.units, ${sign} * c.lines, ${sign},
       ${sign} * (o.order_seq IS NOT DISTINCT FROM 1)::int ${fromLines} WHERE o.is_valid`,
    `${target(['recognised'])}
     SELECT o.recognised_day, ${dimensions}, c.category_id, ${sign} * c.net
     ${fromLines} WHERE o.is_valid AND o.recognised_day IS NOT NULL`,
    `${target(['cancelled'])}
     SELECT coalesce(o.cancelled_day, o.day), ${dimensions}, c.category_id, ${sign} * c.net
     ${fromLines} WHERE ${COUNTED_CANCELLED}`,
    `${target(['refund', 'recognised', 'cancelled', 'cost', 'costed_net', 'returned_units'])}
     SELECT s.day, s.currency, s.channel_id, s.customer_status, s.region_id, s.campaign_id, s.category_id,
       ${['refund', 'recognised', 'cancelled', 'cost', 'costed_net', 'returned_units'].map((m) => `${sign} * s.${m}`).join(', ')}
     FROM (SELECT r.day, ${dimensions} campaign_id, coalesce(p.category_id, 0) category_id, ${REFUND_SUMS}
       FROM refund_line r ${scoped('r', 'r.order_id', scope)}
       JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id JOIN product p ON p.id = r.product_id
       WHERE ${COUNTED_REFUND} GROUP BY 1, 2, 3, 4, 5, 6, 7) s`,
    ...productStatements(sign, scope),
  ];
  for (const statement of statements) await runSql(statement, connection);
  await recordCustomerMovements(connection, sign, scope);
}

function productStatements(sign: 1 | -1, scope: Scope): string[] {
  const target = (measures: readonly string[]) =>
    `INSERT INTO product_movement (month, currency, channel_id, product_id, ${measures.join(', ')})`;
  const facet = `o.month, date_trunc('month', o.recognised_day)::date recognised_month,
    date_trunc('month', coalesce(o.cancelled_day, o.day))::date cancelled_month, o.is_valid,
    ${COUNTED_CANCELLED} is_cancelled, o.currency, o.channel_id`;
  return [
    // One pass over the lines: orders alike in months, validity, currency and channel share a facet, so that lines are
    // grouped by two small numbers; booked, recognised and cancelled months are told apart afterwards.
    'DROP TABLE IF EXISTS pg_temp.order_facet, pg_temp.facet, pg_temp.facet_product',
    `CREATE TEMP TABLE order_facet AS
     SELECT *, dense_rank() OVER (ORDER BY month, recognised_month, cancelled_month, is_valid, is_cancelled, currency,
       channel_id)::int AS facet
     FROM (SELECT o.person_id, o.id AS order_id, ${facet} FROM shop_order o ${scoped('o', 'o.id', scope)}) s`,
    'ANALYZE order_facet (facet)',
    `CREATE TEMP TABLE facet AS
     SELECT DISTINCT facet, month, recognised_month, cancelled_month, is_valid, is_cancelled, currency, channel_id
     FROM order_facet`,
    GROUP_BY_HASH,
    `CREATE TEMP TABLE facet_product AS
     SELECT f.facet, l.product_id, ${LINE_SUMS} FROM order_line l
     JOIN order_facet f ON f.person_id = l.person_id AND f.order_id = l.order_id GROUP BY 1, 2`,
    GROUP_AS_PLANNED,
    `WITH s AS (SELECT * FROM facet_product JOIN facet USING (facet))
     ${target(['gross', 'discount', 'recognised', 'cancelled', 'cost', 'costed_net', 'units', 'lines'])}
     SELECT month, currency, channel_id, product_id, ${sign} * gross, ${sign} * discount,
       CASE WHEN recognised_month = month THEN ${sign} * net ELSE 0 END, 0, ${sign} * cost,
       ${sign} * costed_net, ${sign} * units, ${sign} * lines FROM s WHERE is_valid
     UNION ALL
     SELECT recognised_month, currency, channel_id, product_id, 0, 0, ${sign} * net, 0, 0, 0, 0, 0
     FROM s WHERE is_valid AND recognised_month <> month
     UNION ALL
     SELECT cancelled_month, currency, channel_id, product_id, 0, 0, 0, ${sign} * net, 0, 0, 0, 0 FROM s WHERE is_cancelled`,
    `${target(['refund', 'recognised', 'cancelled', 'cost', 'costed_net', 'returned_units'])}
     SELECT s.month, s.currency, s.channel_id, s.product_id,
       ${['refund', 'recognised', 'cancelled', 'cost', 'costed_net', 'returned_units'].map((m) => `${sign} * s.${m}`).join(', ')}
     FROM (SELECT r.month, o.currency, o.channel_id, r.product_id, ${REFUND_SUMS}
       FROM refund_line r ${scoped('r', 'r.order_id', scope)}
       JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
       WHERE ${COUNTED_REFUND} GROUP BY 1, 2, 3, 4) s`,
  ];
}
