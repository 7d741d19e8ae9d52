import { runSql } from '@/lib/db/run-sql';
import { sumLines } from '@/lib/rollups/movements';
import { refreshOrderTotals } from '../refresh-persons';
import type { OnChange } from './fact-table';
import { moveFigures } from './move-figures';

/** The unit cost valid on the document's day, in its currency, as new lines take it too. */
const UNIT_COST = `(SELECT c.unit_cost FROM product_cost c WHERE c.product_id = l.product_id AND c.currency = o.currency
  AND c.valid_from <= o.day ORDER BY c.valid_from DESC LIMIT 1)`;
const COST = {
  order_line: 'u.unit_cost * l.quantity',
  refund_line: `CASE WHEN l.kind IN ('return', 'cancellation') THEN u.unit_cost * l.quantity
    WHEN u.unit_cost IS NOT NULL THEN 0 END`,
} as const;

/**
 * Lines that do not bring their own cost take that of the changed articles anew, in orders that were there before: margin
 * appears when costs arrive after the orders. The data version is raised by the merge that follows.
 */
export const recostLines: OnChange = async (connection, { batchId }) => {
  const run = (text: string) => runSql(text, connection);
  await run(
    `DROP TABLE IF EXISTS pg_temp.costed_product, pg_temp.recosted_order_line, pg_temp.recosted_refund_line,
       pg_temp.touched_order, pg_temp.changed_order`,
  );
  await run(
    `CREATE TEMP TABLE costed_product AS
     SELECT DISTINCT (coalesce(new, old) ->> 'product_id')::int AS product_id FROM changed_fact WHERE fact_table = 'product_cost'`,
  );
  await run('ANALYZE costed_product');
  for (const [table, cost] of Object.entries(COST)) {
    await run(
      `CREATE TEMP TABLE recosted_${table} AS
       SELECT l.person_id, l.order_id, l.id, ${cost} AS cost
       FROM ${table} l JOIN costed_product p ON p.product_id = l.product_id
       JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
       CROSS JOIN LATERAL (SELECT ${UNIT_COST} AS unit_cost) u
       WHERE NOT l.own_cost AND l.cost IS DISTINCT FROM ${cost}`,
    );
    await run(`ANALYZE recosted_${table}`);
  }
  await run(
    `CREATE TEMP TABLE changed_order AS
     SELECT person_id, order_id, NULL::bigint AS known_person_id, false AS is_new FROM (
       SELECT person_id, order_id FROM recosted_order_line UNION SELECT person_id, order_id FROM recosted_refund_line) s`,
  );
  const [any] = await runSql('SELECT 1 FROM changed_order LIMIT 1', connection);
  if (!any) return;
  await moveFigures(connection, batchId, 'SELECT person_id, order_id FROM changed_order', async () => {
    for (const table of Object.keys(COST)) {
      await run(
        `UPDATE ${table} l SET cost = r.cost FROM recosted_${table} r
         WHERE l.person_id = r.person_id AND l.order_id = r.order_id AND l.id = r.id`,
      );
    }
    await sumLines(connection, 'touched');
    await refreshOrderTotals(connection);
  });
};
