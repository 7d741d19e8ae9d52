import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';

// Worked out once per order, not once per line.
const DAYS = `o.booked_at::date AS day, date_trunc('month', o.booked_at::date)::date AS month`;

/**
 * Orders and persons of the stage get their ids. Leaves resolved_order behind, one row per order of the stage:
 * its header columns with ids, is_new, header_changed, moved (it belongs to another person now) and known_person_id.
 */
export async function resolveOrders(connection: Connection, { sourceId }: MergeOptions): Promise<void> {
  const run = (text: string) => runSql({ text, values: text.includes('$1') ? [sourceId] : [] }, connection);
  await run('DROP TABLE IF EXISTS pg_temp.one_order, pg_temp.resolved_order, pg_temp.new_identity');
  // Rows of one order may differ in their header; the earliest time wins, then the hash, so that row order never matters.
  await run(
    `CREATE TEMP TABLE one_order AS
     SELECT DISTINCT ON (order_ref) * FROM stage_order ORDER BY order_ref, booked_at, header_hash`,
  );
  await run('ANALYZE one_order');
  await run(
    `CREATE TEMP TABLE new_identity AS
     SELECT s.kind, s.value, nextval('person_id_seq') AS person_id FROM (
       SELECT DISTINCT customer_kind AS kind, customer_ref AS value FROM one_order WHERE customer_ref IS NOT NULL
       EXCEPT SELECT kind, value FROM person_identity WHERE source_id = $1::int) s`,
  );
  await run(
    `INSERT INTO person (id, kind, identified, source_id)
     SELECT person_id, 'customer', true, $1::int FROM new_identity`,
  );
  await run(
    `INSERT INTO person_identity (kind, source_id, value, person_id)
     SELECT kind, $1::int, value, person_id FROM new_identity`,
  );
  await run(
    `CREATE TEMP TABLE resolved_order AS
     SELECT o.*, k.order_id IS NULL AS is_new, k.person_id AS known_person_id,
       coalesce(k.order_id, nextval('order_id_seq')) AS order_id,
       -- An order keeps its person when the file names none; without any it gets an anonymous one of its own.
       coalesce(i.person_id, k.person_id, nextval('person_id_seq')) AS person_id,
       i.person_id IS NOT NULL AS names_customer,
       false AS moved, false AS header_changed, false AS is_planned,
       k.order_id IS NULL AND i.person_id IS NOT NULL AS is_identified,
       c.channel_id, l.location_id, l.region_id, p.id AS promotion_id, ${DAYS}
     FROM one_order o
     JOIN channel_key c ON c.no = o.channel_no JOIN location_key l ON l.no = o.location_no
     LEFT JOIN order_key k ON k.source_id = $1::int AND k.external_ref = o.order_ref
     LEFT JOIN person_identity i ON i.source_id = $1::int AND i.kind = o.customer_kind AND i.value = o.customer_ref
     LEFT JOIN promotion p ON p.code = o.promotion_code`,
  );
  await run('ANALYZE resolved_order (order_id, person_id, order_ref, is_new)');
  await run(
    `INSERT INTO person (id, kind, identified, source_id)
     SELECT person_id, 'anonymous', false, $1::int FROM resolved_order WHERE is_new AND NOT names_customer`,
  );
  await run(
    `INSERT INTO order_key (source_id, external_ref, order_id, person_id)
     SELECT $1::int, order_ref, order_id, person_id FROM resolved_order WHERE is_new`,
  );
  await run(
    `UPDATE resolved_order r SET moved = r.person_id <> o.person_id,
       is_identified = r.names_customer OR o.is_identified,
       header_changed = r.header_hash <> o.header_hash OR r.booked_at < o.booked_at
     FROM shop_order o WHERE NOT r.is_new AND o.person_id = r.known_person_id AND o.id = r.order_id`,
  );
  // The earliest time seen stays the time of booking, whichever part of the order a file holds.
  await run(
    `UPDATE resolved_order r SET booked_at = o.booked_at, day = o.day, month = o.month
     FROM shop_order o WHERE NOT r.is_new AND o.person_id = r.known_person_id AND o.id = r.order_id AND o.booked_at < r.booked_at`,
  );
  await run('ANALYZE resolved_order (order_id, person_id, order_ref, is_new, moved, header_changed)');
}
