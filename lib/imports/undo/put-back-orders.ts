import { type Connection, runSql } from '@/lib/db/run-sql';
import { FACTS_OF_AN_ORDER } from './order-facts';

/** Of two persons who were found to be one, who is left: facts are put back to them. */
const KEPT_PERSON = `WITH RECURSIVE chain AS (
    SELECT merged_person_id AS person_id, kept_person_id AS kept, 1 AS depth FROM identity_merge WHERE undone_at IS NULL
    UNION ALL
    SELECT c.person_id, m.kept_person_id, c.depth + 1 FROM chain c
    JOIN identity_merge m ON m.merged_person_id = c.kept AND m.undone_at IS NULL WHERE c.depth < 20)
  SELECT DISTINCT ON (person_id) person_id, kept FROM chain ORDER BY person_id, depth DESC`;

/** Leaves undo_person: everyone whose orders go, change or come back. */
export async function gatherPersons(connection: Connection): Promise<void> {
  const run = (text: string) => runSql(text, connection);
  await run('DROP TABLE IF EXISTS pg_temp.undo_person, pg_temp.kept_person');
  await run(`CREATE TEMP TABLE kept_person AS ${KEPT_PERSON}`);
  await run(
    `CREATE TEMP TABLE undo_person AS
     SELECT person_id FROM undo_order
     UNION SELECT coalesce(k.kept, i.person_id) FROM (
       SELECT DISTINCT (row ->> 'person_id')::bigint AS person_id FROM undo_image WHERE is_of_order) i
     LEFT JOIN kept_person k ON k.person_id = i.person_id`,
  );
}

/** Takes the batch's rows out of the facts of its orders and puts the rows back that it changed or removed. */
export async function putBackOrders(connection: Connection, batchId: number): Promise<void> {
  const run = (text: string) => runSql(text, connection);
  for (const [table, orderColumn] of FACTS_OF_AN_ORDER) {
    await run(
      `DELETE FROM ${table} f USING undo_order u
       WHERE f.person_id = u.person_id AND f.${orderColumn} = u.order_id AND (u.is_inserted OR f.batch_id = ${batchId}
         OR f.id IN (SELECT (i.row ->> 'id')::bigint FROM undo_image i
           WHERE i.fact_table = '${table}' AND i.root = u.order_id::text))`,
    );
    await run(
      `INSERT INTO ${table}
       SELECT (jsonb_populate_record(NULL::${table}, i.row ||
         jsonb_build_object('person_id', coalesce(k.kept, (i.row ->> 'person_id')::bigint)))).*
       FROM undo_image i LEFT JOIN kept_person k ON k.person_id = (i.row ->> 'person_id')::bigint
       WHERE i.fact_table = '${table}' ORDER BY i.root::bigint`,
    );
  }
  await run('DELETE FROM order_key k USING undo_order u WHERE u.is_inserted AND k.order_id = u.order_id');
  await run(
    `UPDATE order_key k SET person_id = o.person_id FROM undo_order u
     JOIN undo_image i ON i.fact_table = 'shop_order' AND i.root = u.order_id::text
     JOIN shop_order o ON o.id = u.order_id AND o.person_id IN (SELECT person_id FROM undo_person)
     WHERE k.order_id = u.order_id AND k.person_id <> o.person_id`,
  );
}

/** Costs that came or changed since the rows were kept hold for them as well. */
export async function recostPutBack(connection: Connection): Promise<void> {
  const unitCost = `(SELECT c.unit_cost FROM product_cost c WHERE c.product_id = l.product_id AND c.currency = o.currency
    AND c.valid_from <= o.day ORDER BY c.valid_from DESC LIMIT 1)`;
  const costs = [
    ['order_line', 'u.unit_cost * l.quantity'],
    ['refund_line', `CASE WHEN l.kind IN ('return', 'cancellation') THEN u.unit_cost * l.quantity ELSE 0 END`],
  ] as const;
  for (const [table, cost] of costs) {
    await runSql(
      `UPDATE ${table} l SET cost = s.cost FROM (
         SELECT l.person_id, l.order_id, l.id, ${cost} AS cost FROM ${table} l
         JOIN changed_order c ON c.person_id = l.person_id AND c.order_id = l.order_id
         JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
         CROSS JOIN LATERAL (SELECT ${unitCost} AS unit_cost) u
         WHERE NOT l.own_cost AND u.unit_cost IS NOT NULL AND l.cost IS DISTINCT FROM ${cost}) s
       WHERE l.person_id = s.person_id AND l.order_id = s.order_id AND l.id = s.id`,
      connection,
    );
  }
}
