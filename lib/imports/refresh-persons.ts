import { type Connection, runSql } from '@/lib/db/run-sql';

const SUMS = ['gross', 'discount', 'net', 'cost', 'costed_net', 'units', 'lines'];

/** Totals per order of changed_order from order_category (sumLines); of new orders, or of those known before. */
export const orderTotals = (isNew: boolean) =>
  `SELECT c.person_id, c.order_id, ${SUMS.map((name) => `coalesce(sum(x.${name}), 0) ${name}`).join(', ')}
   FROM changed_order c LEFT JOIN order_category x ON x.person_id = c.person_id AND x.order_id = c.order_id
   WHERE ${isNew ? '' : 'NOT '}c.is_new GROUP BY 1, 2`;

/** Whether an order is a valid one, from its header columns (alias o) and its net amount. */
export const isValid = (
  net: string,
) => `o.kind = 'order' AND o.status <> 'cancelled' AND NOT o.is_test AND NOT o.is_fraud
  AND ${net} + o.shipping_amount > 0`;

/** Orders (alias o) with what the same person's earlier ones say: `earlier` valid orders, the last on `previous_day`. */
export const withHistory = (orders: string) =>
  `SELECT o.*, coalesce(count(*) FILTER (WHERE o.is_valid) OVER w, 0)::int AS earlier,
     max(o.day) FILTER (WHERE o.is_valid) OVER w AS previous_day
   FROM ${orders}
   WINDOW w AS (PARTITION BY o.person_id ORDER BY o.booked_at, o.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;

/** Columns of shop_order that follow from it. */
export const HISTORY = {
  order_seq: 'CASE WHEN s.is_valid AND s.is_identified THEN s.earlier + 1 END',
  customer_status: `CASE WHEN NOT s.is_identified THEN 'unidentified' WHEN s.earlier = 0 AND s.kind = 'order' THEN 'new'
    ELSE 'returning' END::customer_status`,
  days_since_previous: 'CASE WHEN s.is_valid AND s.is_identified THEN s.day - s.previous_day END',
};

/** Totals of known orders in changed_order, and with them whether each is a valid order. */
export async function refreshOrderTotals(connection: Connection): Promise<void> {
  await runSql(
    `UPDATE shop_order o SET gross = s.gross, discount = s.discount, net = s.net, cost = s.cost, costed_net = s.costed_net,
       units = s.units, line_count = s.lines,
       is_valid = ${isValid('s.net')}
     FROM (${orderTotals(false)}) s
     WHERE o.person_id = s.person_id AND o.id = s.order_id`,
    connection,
  );
}

const scopeOf = (persons: 'touched' | 'all') =>
  persons === 'all' ? '' : 'JOIN touched_person t ON t.person_id = o.person_id';

/**
 * The rank of each valid order of a person, new or returning, and the days since the order before, from all of the
 * person's orders. New orders of persons who had none are inserted with it (insertOrders).
 * @param persons 'touched' = the temporary table touched_person that the import fills; 'all' = everyone
 */
export async function refreshHistory(connection: Connection, persons: 'touched' | 'all'): Promise<void> {
  await runSql(
    `UPDATE shop_order o SET order_seq = h.order_seq, customer_status = h.customer_status,
       days_since_previous = h.days_since_previous
     FROM (
       SELECT s.person_id, s.id, ${HISTORY.order_seq} AS order_seq, ${HISTORY.customer_status} AS customer_status,
         ${HISTORY.days_since_previous} AS days_since_previous
       FROM (${withHistory(`shop_order o ${scopeOf(persons)}`)}) s
     ) h
     WHERE o.person_id = h.person_id AND o.id = h.id AND (o.order_seq IS DISTINCT FROM h.order_seq
       OR o.customer_status <> h.customer_status OR o.days_since_previous IS DISTINCT FROM h.days_since_previous)`,
    connection,
  );
}

/** The campaign of the last touch in the lookback window of each order, and the totals on the person. */
export async function refreshPersons(connection: Connection, persons: 'touched' | 'all'): Promise<void> {
  const scope = scopeOf(persons);
  await refreshLastTouch(connection, persons);
  const personScope = persons === 'all' ? '' : 'AND p.id IN (SELECT person_id FROM touched_person)';
  await runSql(
    `UPDATE person p SET first_order_day = s.first_day, last_order_day = s.last_day, order_count = s.orders
     FROM (SELECT o.person_id, min(o.day) FILTER (WHERE o.is_valid) first_day, max(o.day) FILTER (WHERE o.is_valid) last_day,
         count(*) FILTER (WHERE o.is_valid) orders FROM shop_order o ${scope} GROUP BY 1) s
     WHERE p.id = s.person_id ${personScope} AND (p.first_order_day, p.last_order_day, p.order_count)
       IS DISTINCT FROM (s.first_day, s.last_day, s.orders::int)`,
    connection,
  );
}

async function refreshLastTouch(connection: Connection, persons: 'touched' | 'all'): Promise<void> {
  const [touch] = await runSql('SELECT 1 FROM touch LIMIT 1', connection);
  if (!touch) return;
  await runSql(
    `UPDATE shop_order o SET campaign_id = h.campaign_id
     FROM (SELECT o.person_id, o.id, (
         SELECT c.campaign_id FROM touch c
         WHERE c.person_id = o.person_id AND c.campaign_id IS NOT NULL AND c.at <= o.booked_at
           AND c.at > o.booked_at - make_interval(days => (SELECT lookback_days FROM shop))
         ORDER BY c.at DESC, c.id DESC LIMIT 1) AS campaign_id
       FROM shop_order o ${scopeOf(persons)}) h
     WHERE o.person_id = h.person_id AND o.id = h.id AND o.campaign_id IS DISTINCT FROM h.campaign_id`,
    connection,
  );
}
