import { type Connection, runSql } from '@/lib/db/run-sql';

/** Totals of the orders in changed_order from order_category (sumLines), and with them whether each is a valid order. */
export async function refreshOrderTotals(connection: Connection): Promise<void> {
  const sums = ['gross', 'discount', 'net', 'cost', 'costed_net', 'units', 'lines'];
  await runSql(
    `UPDATE shop_order o SET gross = s.gross, discount = s.discount, net = s.net, cost = s.cost, costed_net = s.costed_net,
       units = s.units, line_count = s.lines,
       is_valid = o.kind = 'order' AND o.status <> 'cancelled' AND NOT o.is_test AND NOT o.is_fraud
         AND s.net + o.shipping_amount > 0
     FROM (SELECT c.person_id, c.order_id, ${sums.map((name) => `coalesce(sum(x.${name}), 0) ${name}`).join(', ')}
       FROM changed_order c LEFT JOIN order_category x ON x.person_id = c.person_id AND x.order_id = c.order_id GROUP BY 1, 2) s
     WHERE o.person_id = s.person_id AND o.id = s.order_id`,
    connection,
  );
}

/**
 * Facts about a person's history, from all of the person's orders: the rank of each valid order, new or returning,
 * days since the order before, the campaign of the last touch in the lookback window; and the totals on the person.
 * @param persons 'touched' = the temporary table touched_person that the import fills; 'all' = everyone
 */
export async function refreshPersons(connection: Connection, persons: 'touched' | 'all'): Promise<void> {
  const scope = persons === 'all' ? '' : 'JOIN touched_person t ON t.person_id = o.person_id';
  await runSql(
    `UPDATE shop_order o SET order_seq = h.order_seq, customer_status = h.customer_status,
       days_since_previous = h.days_since_previous
     FROM (
       SELECT person_id, id, CASE WHEN is_valid AND is_identified THEN earlier + 1 END AS order_seq,
         CASE WHEN NOT is_identified THEN 'unidentified' WHEN earlier = 0 AND kind = 'order' THEN 'new' ELSE 'returning'
         END::customer_status AS customer_status,
         CASE WHEN is_valid AND is_identified THEN day - previous_day END AS days_since_previous
       FROM (
         SELECT o.person_id, o.id, o.kind, o.day, o.is_valid, o.is_identified,
           coalesce(count(*) FILTER (WHERE o.is_valid) OVER w, 0)::int AS earlier,
           max(o.day) FILTER (WHERE o.is_valid) OVER w AS previous_day
         FROM shop_order o ${scope}
         WINDOW w AS (PARTITION BY o.person_id ORDER BY o.booked_at, o.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) s
     ) h
     WHERE o.person_id = h.person_id AND o.id = h.id AND (o.order_seq IS DISTINCT FROM h.order_seq
       OR o.customer_status <> h.customer_status OR o.days_since_previous IS DISTINCT FROM h.days_since_previous)`,
    connection,
  );
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
  const scope = persons === 'all' ? '' : 'JOIN touched_person t ON t.person_id = o.person_id';
  await runSql(
    `UPDATE shop_order o SET campaign_id = h.campaign_id
     FROM (SELECT o.person_id, o.id, (
         SELECT c.campaign_id FROM touch c
         WHERE c.person_id = o.person_id AND c.campaign_id IS NOT NULL AND c.at <= o.booked_at
           AND c.at > o.booked_at - make_interval(days => (SELECT lookback_days FROM shop))
         ORDER BY c.at DESC, c.id DESC LIMIT 1) AS campaign_id
       FROM shop_order o ${scope}) h
     WHERE o.person_id = h.person_id AND o.id = h.id AND o.campaign_id IS DISTINCT FROM h.campaign_id`,
    connection,
  );
}
