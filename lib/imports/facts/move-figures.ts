import { type Connection, runSql } from '@/lib/db/run-sql';
import { applyMovements, keepDeltas } from '@/lib/rollups/apply';
import { createMovements, recordMovements, sumLines } from '@/lib/rollups/movements';

/**
 * Changes facts of known orders and carries the difference into the roll-ups, under the data version to come.
 * @param orders SQL of the orders (person_id, order_id) whose figures may move
 * @param change does it, and leaves order_category (sumLines) as it then is
 */
export async function moveFigures(
  connection: Connection,
  batchId: number,
  orders: string,
  change: () => Promise<void>,
): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.touched_order', connection);
  await runSql(`CREATE TEMP TABLE touched_order AS ${orders}`, connection);
  await runSql('ANALYZE touched_order', connection);
  await createMovements(connection);
  await sumLines(connection, 'touched');
  await recordMovements(connection, -1, 'touched');
  await change();
  await recordMovements(connection, 1, 'touched');
  await applyMovements(connection);
  const [shop] = await runSql<{ next: bigint }>('SELECT data_version + 1 AS next FROM shop', connection);
  await keepDeltas(connection, batchId, shop?.next ?? 1n);
}
