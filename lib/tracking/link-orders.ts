import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { applySessionMovements, createSessionMovements, recordSessions } from '@/lib/rollups/session-movements';

/** A visitor who turned out to be a customer: by the order that both sides name. */
export interface KnownVisitor {
  visitor: string;
  customer: string;
  order: string;
}

export interface Linked {
  sessions: number;
  visitors: KnownVisitor[];
}

/** Orders come later than visits, but not by months. */
const WAIT_DAYS = 60;

/**
 * Joins visits that named their order, under consent, with the valid order of that number: the figures of visits follow.
 * Returns the visitors that are no longer anonymous by it; the caller makes them one with their customer. A number that
 * several systems use says nothing.
 */
export async function linkOrders(): Promise<Linked> {
  return transaction(async (connection) => {
    const run = (text: string) => runSql(text, connection);
    await run('DROP TABLE IF EXISTS pg_temp.linked_visit, pg_temp.touched_session');
    await run(
      `CREATE TEMP TABLE linked_visit AS
       SELECT DISTINCT ON (w.person_id, w.session_id) w.person_id, w.session_id, o.id AS order_id, o.person_id AS customer_id,
         w.order_ref
       FROM (
         SELECT e.person_id, e.session_id, e.at, e.details ->> 'order' AS order_ref FROM event e
         JOIN session s ON s.person_id = e.person_id AND s.id = e.session_id AND s.consented AND s.order_id IS NULL AND NOT s.is_bot
         WHERE e.kind = 'purchase' AND e.details ? 'order' AND e.day > current_date - ${WAIT_DAYS}) w
       JOIN LATERAL (SELECT min(k.order_id) AS order_id, min(k.person_id) AS person_id FROM order_key k
         WHERE k.external_ref = w.order_ref HAVING count(*) = 1) k ON true
       JOIN shop_order o ON o.person_id = k.person_id AND o.id = k.order_id AND o.is_valid
       ORDER BY w.person_id, w.session_id, w.at`,
    );
    const [count] = await runSql<{ n: bigint }>('SELECT count(*) AS n FROM linked_visit', connection);
    if (!count || count.n === 0n) return { sessions: 0, visitors: [] };
    await run('CREATE TEMP TABLE touched_session AS SELECT person_id, session_id FROM linked_visit');
    await createSessionMovements(connection);
    await recordSessions(connection, -1);
    await run(
      `UPDATE session s SET order_id = l.order_id FROM linked_visit l WHERE s.person_id = l.person_id AND s.id = l.session_id`,
    );
    await recordSessions(connection, 1);
    await applySessionMovements(connection);
    // Someone who is a customer already stays that customer, whoever else ordered on the same device.
    const visitors = await runSql<KnownVisitor>(
      `SELECT DISTINCT ON (l.person_id) l.person_id::text AS visitor, l.customer_id::text AS customer, l.order_ref AS order
       FROM linked_visit l JOIN person p ON p.id = l.person_id AND p.kind = 'visitor'
       WHERE l.person_id <> l.customer_id ORDER BY l.person_id, l.order_id`,
      connection,
    );
    return { sessions: Number(count.n), visitors };
  });
}
