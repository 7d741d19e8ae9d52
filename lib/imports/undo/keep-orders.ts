import { type Connection, runSql } from '@/lib/db/run-sql';
import { keepRows } from './keep-before';
import { FACTS_OF_AN_ORDER, HEADER_AND_LINES } from './order-facts';

/**
 * Keeps the facts of known orders (changed_order) that a merge is about to change: header and lines, everything where an
 * order moves to another person, and that person where the move takes its last order. New orders cost nothing.
 */
export async function keepOrders(connection: Connection, batchId: number): Promise<void> {
  const keep = (table: string, orderColumn: string, condition: string) =>
    keepRows(connection, {
      batchId,
      table,
      root: `t.${orderColumn}::text`,
      join: `JOIN changed_order c ON c.known_person_id = t.person_id AND c.order_id = t.${orderColumn} WHERE ${condition}`,
    });
  for (const [table, orderColumn] of HEADER_AND_LINES) await keep(table, orderColumn, 'NOT c.is_new');
  const [moved] = await runSql('SELECT 1 FROM resolved_order WHERE moved LIMIT 1', connection);
  if (!moved) return;
  for (const [table, orderColumn] of FACTS_OF_AN_ORDER.slice(HEADER_AND_LINES.length)) {
    await keep(table, orderColumn, 'NOT c.is_new AND c.person_id <> c.known_person_id');
  }
  await keepRows(connection, {
    batchId,
    table: 'person',
    root: 'jsonb_build_array(t.id)::text',
    join: `WHERE t.kind = 'anonymous' AND t.id IN (SELECT known_person_id FROM resolved_order WHERE moved)`,
  });
}
