import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { sumLines } from '@/lib/rollups/movements';
import { moveFigures } from '../facts/move-figures';
import { lockFacts } from '../merge';
import { refreshHistory, refreshPersons } from '../refresh-persons';
import { FACTS_OF_AN_ORDER } from '../undo/order-facts';
import { raiseDataVersion } from './raise-data-version';

/** Facts of a person that belong to no order, with the column by which they move together. */
const OTHER_FACTS: readonly (readonly [table: string, column: string, group: string])[] = [
  ['session', 'id', 'session'],
  ['event', 'session_id', 'session'],
  ['touch', 'id', 'touch'],
  ['email_event', 'id', 'email_event'],
  ['consent', 'id', 'consent'],
  ['loyalty_tier', 'id', 'loyalty_tier'],
];
const GROUPS = [...new Set(OTHER_FACTS.map(([, , group]) => group))];

/** What moved, so that it can move back. Ids are texts: JSON knows no such large numbers. */
interface Moved {
  identities: { kind: string; source_id: number; value: string }[];
  orders: string[];
  others: Record<string, string[]>;
}

export interface PersonMerge {
  kept: string;
  merged: string;
  reason: string;
  by: string;
}

/**
 * Two customers become one: identities, orders and everything else of `merged` go to `kept`, ranks of orders, new and
 * returning, and all figures follow. What moved is recorded, so that it can be taken back. The caller holds a transaction.
 */
export async function mergePersons(connection: Connection, merge: PersonMerge): Promise<void> {
  const { kept, merged, reason, by } = merge;
  await lockFacts(connection);
  const persons = await runSql<{ id: bigint; erased_at: Date | null }>(
    { text: 'SELECT id, erased_at FROM person WHERE id = ANY($1::int8[]) FOR UPDATE', values: [[kept, merged]] },
    connection,
  );
  if (kept === merged || persons.length !== 2 || persons.some(({ erased_at }) => erased_at !== null)) {
    throw new AppError('conflict', 'These two customers cannot be merged (any more).', { key: 'imports.cannotMerge' });
  }
  const moved = await ownedBy(connection, merged);
  await move(connection, merged, kept, moved);
  await runSql(
    {
      text: `INSERT INTO identity_merge (kept_person_id, merged_person_id, reason, merged_by, details) VALUES ($1, $2, $3, $4, $5)`,
      values: [kept, merged, reason, by, JSON.stringify(moved)],
    },
    connection,
  );
}

/** Takes a merge back: what it moved goes where it was; what came since stays. */
export async function separatePersons(connection: Connection, kept: string, merged: string): Promise<void> {
  await lockFacts(connection);
  const [merge] = await runSql<{ id: bigint; details: Moved }>(
    {
      text: `UPDATE identity_merge SET undone_at = now() WHERE id = (SELECT id FROM identity_merge
        WHERE kept_person_id = $1 AND merged_person_id = $2 AND undone_at IS NULL ORDER BY id DESC LIMIT 1)
        RETURNING id, details`,
      values: [kept, merged],
    },
    connection,
  );
  if (!merge) throw new AppError('conflict', 'This merge was taken back already.', { key: 'imports.cannotSeparate' });
  await move(connection, kept, merged, merge.details);
}

async function ownedBy(connection: Connection, person: string): Promise<Moved> {
  const ids = async (table: string) => {
    const rows = await runSql<{ id: string }>(
      { text: `SELECT id::text FROM ${table} WHERE person_id = $1`, values: [person] },
      connection,
    );
    return rows.map(({ id }) => id);
  };
  const others: Moved['others'] = {};
  for (const group of GROUPS) others[group] = await ids(group);
  return {
    identities: await runSql(
      { text: 'SELECT kind, source_id, value FROM person_identity WHERE person_id = $1', values: [person] },
      connection,
    ),
    orders: await ids('shop_order'),
    others,
  };
}

async function move(connection: Connection, from: string, to: string, moved: Moved): Promise<void> {
  const run = (text: string, values: readonly unknown[]) => runSql({ text, values }, connection);
  // Another person is another key, so rows are deleted and inserted, never updated in place.
  const moveRows = (table: string, column: string, ids: readonly string[]) =>
    run(
      `WITH gone AS (DELETE FROM ${table} t WHERE t.person_id = $1 AND t.${column} = ANY($3::int8[])
         RETURNING to_jsonb(t) || jsonb_build_object('person_id', $2::int8) AS fact)
       INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, fact)).* FROM gone`,
      [from, to, ids],
    );
  await run('DROP TABLE IF EXISTS pg_temp.touched_person', []);
  await run(
    `CREATE TEMP TABLE touched_person AS SELECT unnest(ARRAY[${BigInt(from)}, ${BigInt(to)}]::int8[]) AS person_id`,
    [],
  );
  const orders = 'SELECT o.person_id, o.id AS order_id FROM shop_order o JOIN touched_person t USING (person_id)';
  // Batch 0: no file brought this.
  await moveFigures(connection, 0, orders, async () => {
    for (const [table, column] of FACTS_OF_AN_ORDER) await moveRows(table, column, moved.orders);
    for (const [table, column, group] of OTHER_FACTS) await moveRows(table, column, moved.others[group] ?? []);
    await run('UPDATE order_key SET person_id = $1 WHERE order_id = ANY($2::int8[])', [to, moved.orders]);
    await run(
      `UPDATE person_identity i SET person_id = $1 FROM jsonb_to_recordset($2::jsonb) m (kind text, source_id int, value text)
       WHERE i.kind = m.kind AND i.source_id = m.source_id AND i.value = m.value AND i.person_id = $3`,
      [to, JSON.stringify(moved.identities), from],
    );
    // Images that an undo would put back name the person as well.
    await run(
      `UPDATE batch_before SET row = row || jsonb_build_object('person_id', $1::int8)
       WHERE root = ANY($2::text[]) AND fact_table = ANY($3::text[]) AND row ->> 'person_id' = $4`,
      [to, moved.orders, FACTS_OF_AN_ORDER.map(([table]) => table), from],
    );
    await run('UPDATE touched_order t SET person_id = k.person_id FROM order_key k WHERE k.order_id = t.order_id', []);
    await refreshHistory(connection, 'touched');
    await refreshPersons(connection, 'touched');
    await run(
      `UPDATE person SET first_order_day = NULL, last_order_day = NULL, order_count = 0 WHERE id = $1
       AND NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.person_id = $1)`,
      [from],
    );
    await sumLines(connection, 'touched');
  });
  await raiseDataVersion(connection);
}
