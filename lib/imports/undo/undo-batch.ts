import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { readShop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';
import { applyMovements, keepDeltas, SALES_ROLLUPS } from '@/lib/rollups/apply';
import { createMovements, recordMovements, sumLines } from '@/lib/rollups/movements';
import { lockFacts } from '../merge';
import { refreshHistory, refreshOrderTotals, refreshPersons } from '../refresh-persons';
import { FACTS_OF_AN_ORDER } from './order-facts';
import { gatherPersons, putBackOrders, recostPutBack } from './put-back-orders';
import { columnsOf, KEYED_TABLES, putBackRows } from './put-back-rows';
import { removePersons } from './remove-persons';
import { gatherUndo, laterBatches, readUndoable, refusalOf, type UndoPlan } from './undo-plan';

export interface Undone {
  id: number;
  file: string;
  orders: UndoPlan['orders'];
  dataVersion: string;
  seconds: number;
}

const REFUSALS = {
  demo: ['The demo shop cannot be undone.', 'imports.undoDemo'],
  undone: ['This import has been undone already.', 'imports.undoTwice'],
  unfinished: ['Only an import that is done can be undone.', 'imports.undoUnfinished'],
  no_images: ['This import is older than undoing: what it changed was not kept.', 'imports.undoTooOld'],
} as const;

/** What undoing a batch would do, and what stands in its way. Changes nothing. */
export async function undoPlan(batchId: number): Promise<UndoPlan> {
  return transaction(async (connection) => {
    const batch = await readUndoable(connection, batchId);
    await gatherUndo(connection, batchId);
    const refusal = refusalOf(batch);
    return {
      id: batch.id,
      file: batch.file_name,
      refusal,
      blocking: refusal === null ? await laterBatches(connection, batch) : [],
      orders: await countOrders(connection),
      tables: await countTables(connection, batchId),
    };
  });
}

/**
 * Takes a whole import back: what it brought goes, what it changed is as it was, roll-ups and totals with it. What was
 * known at earlier data versions can still be asked.
 * @throws AppError conflict when a later import touched the same things (they are named), or when it cannot be undone
 */
export async function undoBatch(batchId: number, by: string): Promise<Undone> {
  const started = performance.now();
  return transaction(async (connection) => {
    await lockFacts(connection);
    const shop = await readShop(connection);
    await runSql(
      {
        text: `SELECT set_config('TimeZone', $1, true), set_config('work_mem', '96MB', true)`,
        values: [shop.timeZone],
      },
      connection,
    );
    const batch = await readUndoable(connection, batchId);
    const refusal = refusalOf(batch);
    if (refusal) throw new AppError('conflict', REFUSALS[refusal][0], { key: REFUSALS[refusal][1] });
    await gatherUndo(connection, batchId);
    const later = await laterBatches(connection, batch);
    if (later.length > 0) {
      const names = later.map(({ id, file }) => `${id} (${file})`).join(', ');
      throw new AppError('conflict', `Later imports changed the same data: undo ${names} first.`, {
        key: 'imports.undoLaterFirst',
        values: { imports: names, count: later.length },
      });
    }
    const orders = await countOrders(connection);
    await putBackRows(connection, batchId);
    await undoOrders(connection, batchId);
    const [raised] = await runSql<{ data_version: bigint }>(
      'UPDATE shop SET data_version = data_version + 1 RETURNING data_version',
      connection,
    );
    const dataVersion = raised?.data_version ?? 0n;
    await keepDeltas(connection, batchId, dataVersion);
    await removeEmptyCells(connection);
    await runSql(
      {
        text: `UPDATE import_batch SET status = 'undone', undone_at = now(), undone_by = $2 WHERE id = $1`,
        values: [batchId, by],
      },
      connection,
    );
    await removePersons(connection, batchId);
    if (batch.parent_id !== null) await reopenCorrected(connection, batchId, batch.parent_id);
    await runSql(`DELETE FROM batch_before WHERE batch_id = ${batchId}`, connection);
    const seconds = Math.round(performance.now() - started) / 1000;
    return { id: batch.id, file: batch.file_name, orders, dataVersion: String(dataVersion), seconds };
  });
}

/** The orders of the batch, with everything that follows from them; leaves the movements of the change behind. */
async function undoOrders(connection: Connection, batchId: number): Promise<void> {
  const run = (text: string) => runSql(text, connection);
  await gatherPersons(connection);
  const touched = () =>
    run(
      `CREATE TEMP TABLE touched_order AS
       SELECT o.person_id, o.id AS order_id FROM shop_order o JOIN touched_person t ON t.person_id = o.person_id`,
    );
  await run('DROP TABLE IF EXISTS pg_temp.touched_person, pg_temp.touched_order, pg_temp.changed_order');
  await run('CREATE TEMP TABLE touched_person AS SELECT person_id FROM undo_person');
  await run('ANALYZE touched_person');
  await touched();
  await createMovements(connection);
  await sumLines(connection, 'touched');
  await recordMovements(connection, -1, 'touched');
  await putBackOrders(connection, batchId);
  await run('DROP TABLE touched_order');
  await touched();
  await run(
    `CREATE TEMP TABLE changed_order AS SELECT k.order_id, k.person_id, NULL::bigint AS known_person_id, false AS is_new
     FROM undo_order u JOIN order_key k USING (order_id)`,
  );
  await run('ANALYZE changed_order');
  await recostPutBack(connection);
  await sumLines(connection, 'touched');
  await refreshOrderTotals(connection);
  await refreshHistory(connection, 'touched');
  await refreshPersons(connection, 'touched');
  await run(
    `UPDATE person p SET first_order_day = NULL, last_order_day = NULL, order_count = 0
     FROM touched_person t WHERE t.person_id = p.id AND (p.first_order_day IS NOT NULL OR p.order_count <> 0)
       AND NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.person_id = p.id)`,
  );
  await recordMovements(connection, 1, 'touched');
  await applyMovements(connection);
}

/** Cells that hold nothing any more would still tell of days without figures. */
async function removeEmptyCells(connection: Connection): Promise<void> {
  for (const { table, keys } of SALES_ROLLUPS) {
    const measures = (await columnsOf(connection, table)).filter((column) => !keys.includes(column));
    await runSql(`DELETE FROM ${table} WHERE ${measures.map((column) => `"${column}" = 0`).join(' AND ')}`, connection);
  }
}

/** Rows that this correction had taken wait in the quarantine of their import again. */
async function reopenCorrected(connection: Connection, batchId: number, parentId: number): Promise<void> {
  await runSql(
    {
      text: `UPDATE quarantined_row q SET resolved_at = NULL FROM import_batch b,
          jsonb_array_elements(b.settings -> 'corrects') AS c
        WHERE b.id = $1 AND q.batch_id = $2 AND q.line = (c ->> 1)::int`,
      values: [batchId, parentId],
    },
    connection,
  );
}

async function countOrders(connection: Connection): Promise<UndoPlan['orders']> {
  const [row] = await runSql<Record<'removed' | 'restored', bigint>>(
    `SELECT count(*) FILTER (WHERE is_inserted) AS removed, count(*) FILTER (WHERE NOT is_inserted) AS restored
     FROM undo_order`,
    connection,
  );
  return { removed: Number(row?.removed ?? 0), restored: Number(row?.restored ?? 0) };
}

/** An image with a row is put back; a row of the batch without one goes. */
async function countTables(connection: Connection, batchId: number): Promise<UndoPlan['tables']> {
  const tables = [
    ...FACTS_OF_AN_ORDER.map(([table, column]) => ({ table, root: `t.${column}::text`, withoutBatch: false })),
    ...KEYED_TABLES.map(({ table, key, withoutBatch }) => {
      return { table, root: `jsonb_build_array(${key.map((k) => `t.${k}`).join(', ')})::text`, withoutBatch };
    }),
  ];
  const counted: UndoPlan['tables'] = [];
  for (const { table, root, withoutBatch } of tables) {
    const brought = withoutBatch
      ? `SELECT count(*) FROM undo_image WHERE fact_table = '${table}' AND row IS NULL`
      : `SELECT count(*) FROM ${table} t WHERE t.batch_id = ${batchId} AND NOT EXISTS (
           SELECT 1 FROM undo_image i WHERE i.fact_table = '${table}' AND i.root = ${root}
             AND i.row ->> 'id' IS NOT DISTINCT FROM to_jsonb(t) ->> 'id')`;
    const [row] = await runSql<Record<'removed' | 'restored', bigint>>(
      `SELECT (${brought}) AS removed,
         (SELECT count(*) FROM undo_image WHERE fact_table = '${table}' AND row IS NOT NULL) AS restored`,
      connection,
    );
    const counts = { table, removed: Number(row?.removed ?? 0), restored: Number(row?.restored ?? 0) };
    if (counts.removed + counts.restored > 0) counted.push(counts);
  }
  return counted;
}
