import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';
import { HISTORY, isValid, orderTotals, withHistory } from '../refresh-persons';
import { FACTS_OF_AN_ORDER } from '../undo/order-facts';

/** Header columns of shop_order that the stage gives, with their SQL over resolved_order r. */
const HEADER: Record<string, string> = {
  kind: 'r.kind',
  status: 'r.status',
  source_status: `coalesce(r.source_status, '')`,
  booked_at: 'r.booked_at',
  day: 'r.day',
  month: 'r.month',
  paid_at: 'r.paid_at',
  shipped_at: 'r.shipped_at',
  delivered_at: 'r.delivered_at',
  cancelled_day: 'r.cancelled_at::date',
  recognised_day: 'r.recognised_at::date',
  currency: 'r.currency',
  channel_id: 'r.channel_id',
  location_id: 'r.location_id',
  region_id: 'r.region_id',
  is_test: 'coalesce(r.is_test, false)',
  is_fraud: 'coalesce(r.is_fraud, false)',
  is_identified: 'r.is_identified',
  shipping_amount: 'coalesce(r.shipping_amount, 0)',
  tax_amount: 'coalesce(r.tax_amount, 0)',
  promotion_id: 'r.promotion_id',
  device: `coalesce(r.device, '')`,
  header_hash: 'r.header_hash',
};

/** Updates changed headers, moves orders to the person now known, and keeps the history of each order. */
export async function applyOrders(connection: Connection, { batchId }: MergeOptions): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => runSql({ text, values }, connection);
  const [moved] = await run('SELECT 1 FROM resolved_order WHERE moved LIMIT 1');
  if (moved) await moveOrders(run);
  const names = Object.keys(HEADER);
  // The history first: it compares the new status with the one still stored.
  await run(
    `INSERT INTO order_status_change (person_id, order_id, id, status, source, at, batch_id)
     SELECT r.person_id, r.order_id, nextval('fact_id_seq'), r.status, coalesce(r.source_status, ''),
       CASE r.status WHEN 'cancelled' THEN r.cancelled_at WHEN 'delivered' THEN r.delivered_at
         WHEN 'shipped' THEN r.shipped_at WHEN 'paid' THEN r.paid_at ELSE r.booked_at END, $1::int
     FROM resolved_order r LEFT JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
     WHERE o.id IS NULL OR (r.header_changed AND o.status <> r.status)`,
    [batchId],
  );
  // A refund without a time of its own was given back when its document was booked, and goes with it.
  await run(
    `UPDATE refund_line l SET refunded_at = r.booked_at, day = r.day, month = r.month FROM resolved_order r
     JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
     WHERE r.header_changed AND o.booked_at <> r.booked_at
       AND l.person_id = o.person_id AND l.order_id = o.id AND l.refunded_at = o.booked_at`,
  );
  await run(
    `UPDATE shop_order o SET ${names.map((name) => `${name} = ${HEADER[name]}`).join(', ')}, batch_id = $1::int
     FROM resolved_order r WHERE r.header_changed AND o.person_id = r.person_id AND o.id = r.order_id`,
    [batchId],
  );
  await run(
    `UPDATE order_line l SET day = o.day, month = o.month FROM resolved_order r
     JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
     WHERE r.header_changed AND l.person_id = o.person_id AND l.order_id = o.id AND l.day <> o.day`,
  );
  await run(
    `UPDATE refund_line l SET sale_day = o.day FROM resolved_order r
     JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id AND o.kind = 'order'
     WHERE r.header_changed AND l.person_id = o.person_id AND l.order_id = o.id
       AND l.original_order_id IS NULL AND l.sale_day <> o.day`,
  );
}

/**
 * Inserts new orders once their lines are there, with their totals and, as if the person had no others, their place in
 * the person's history (refreshPersons then finds little to correct): an order that is inserted complete needs no update.
 */
export async function insertOrders(connection: Connection, { sourceId, batchId }: MergeOptions): Promise<void> {
  const header = Object.entries(HEADER).map(([name, sql]) => `${sql} AS ${name}`);
  const totals = ['gross', 'discount', 'net', 'cost', 'costed_net', 'units'];
  const own = ['person_id', 'id', 'external_ref', ...Object.keys(HEADER), ...totals, 'line_count', 'is_valid'];
  const history = Object.keys(HISTORY);
  await runSql(
    {
      text: `INSERT INTO shop_order (source_id, batch_id, ${own.join(', ')}, ${history.join(', ')})
        SELECT $1::int, $2::int, ${own.map((name) => `s.${name}`).join(', ')}, ${Object.values(HISTORY).join(', ')}
        FROM (${withHistory(`(
          SELECT o.*, ${isValid('o.net')} AS is_valid FROM (
            SELECT r.person_id, r.order_id AS id, r.order_ref AS external_ref, ${header.join(', ')},
              ${totals.map((name) => `t.${name}`).join(', ')}, t.lines AS line_count
            FROM resolved_order r JOIN (${orderTotals(true)}) t ON t.order_id = r.order_id WHERE r.is_new) o) o`)}) s
        ORDER BY s.person_id, s.id`,
      values: [sourceId, batchId],
    },
    connection,
  );
}

type Run = (text: string, values?: readonly unknown[]) => Promise<unknown[]>;

/** Another person is another key, so rows are deleted and inserted, never updated in place. */
async function moveOrders(run: Run): Promise<void> {
  for (const [table, orderColumn] of FACTS_OF_AN_ORDER) {
    await run(
      `WITH gone AS (
         DELETE FROM ${table} f USING resolved_order r
         WHERE r.moved AND f.person_id = r.known_person_id AND f.${orderColumn} = r.order_id
         RETURNING to_jsonb(f) || jsonb_build_object('person_id', r.person_id) AS fact)
       INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, fact)).* FROM gone`,
    );
  }
  await run(
    `UPDATE order_key k SET person_id = r.person_id FROM resolved_order r WHERE r.moved AND k.order_id = r.order_id`,
  );
  await run(
    `DELETE FROM person p USING resolved_order r WHERE r.moved AND p.id = r.known_person_id AND p.kind = 'anonymous'
     AND NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.person_id = p.id)`,
  );
  await run(`UPDATE shop_order o SET is_identified = r.is_identified FROM resolved_order r
     WHERE r.moved AND o.person_id = r.person_id AND o.id = r.order_id`);
}
