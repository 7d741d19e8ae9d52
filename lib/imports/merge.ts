import { type Connection, runSql } from '@/lib/db/run-sql';
import { applyMovements, keepDeltas } from '@/lib/rollups/apply';
import { createMovements, recordMovements, sumLines } from '@/lib/rollups/movements';
import { applyLines } from './merge/apply-lines';
import { applyOrders, insertOrders } from './merge/apply-orders';
import { planLines } from './merge/plan-lines';
import { resolveDimensions, updateProducts } from './merge/resolve-dimensions';
import { resolveOrders } from './merge/resolve-orders';
import { readStageUse } from './merge/stage-use';
import { upsertCompanions } from './merge/upsert-companions';
import { refreshHistory, refreshOrderTotals, refreshPersons } from './refresh-persons';
import { analyseStage, type LineUse } from './stage';
import { keepOrders } from './undo/keep-orders';

export interface MergeOptions {
  sourceId: number;
  batchId: number;
  timeZone: string;
  /** Orders that the file's edge may have cut: their missing lines are not taken for deleted ones. */
  cutOrders?: readonly string[];
  /**
   * Batches that took other rows of the same file, when this one holds its corrected rows: lines without an id that they
   * took have their row already, and orders of corrections are never whole.
   */
  sameFile?: readonly number[];
  /** What was written of lines, where nothing was added to them since. */
  lines?: LineUse;
  /** Whether names and categories of the stage replace those known; otherwise they only fill what is empty. */
  productsAreAuthoritative?: boolean;
}

export interface MergeCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  /** lines of earlier imports that a newer version of their order no longer has */
  removed: number;
  dataVersion: bigint;
}

const MERGE_LOCK = 727_435_004;

/** One writer of facts at a time; released when the transaction ends. */
export async function lockFacts(connection: Connection): Promise<void> {
  await runSql({ text: 'SELECT pg_advisory_xact_lock($1)', values: [MERGE_LOCK] }, connection);
}

/**
 * Merges the stage of this connection into the facts and adds the signed deltas to the roll-ups. The caller holds a
 * transaction: all of it happens, or nothing. Merges run one after the other, under a lock.
 * The counts are those of the file's rows (stage_line.row_no > 0).
 */
export async function mergeStage(connection: Connection, options: MergeOptions): Promise<MergeCounts> {
  await lockFacts(connection);
  await runSql({ text: `SELECT set_config('TimeZone', $1, true)`, values: [options.timeZone] }, connection);
  await analyseStage(connection);
  const use = await readStageUse(connection, options.lines);
  await resolveDimensions(connection, options, use);
  await resolveOrders(connection, options);
  await planLines(connection, options, use);
  const changes = await listTouched(connection);
  await createMovements(connection);
  if (changes.before > 0) {
    await sumLines(connection, 'touched');
    await recordMovements(connection, -1, 'touched');
  }
  if (changes.known > 0) await keepOrders(connection, options.batchId);
  await updateProducts(connection, options);
  await applyOrders(connection, options);
  await applyLines(connection, options, use);
  await addNewOrdersToTouched(connection);
  const isLarge = changes.changed > MANY_ORDERS;
  if (isLarge) await runSql('ANALYZE order_line (person_id, order_id, product_id)', connection);
  await sumLines(connection, 'touched');
  await insertOrders(connection, options);
  if (isLarge)
    await runSql('ANALYZE order_key (source_id, external_ref, order_id), shop_order (person_id, id)', connection);
  await refreshOrderTotals(connection);
  await upsertCompanions(connection, options);
  if (changes.before > 0) await refreshHistory(connection, 'touched');
  await refreshPersons(connection, 'touched');
  const [shop] = await runSql<{ data_version: bigint }>(
    'UPDATE shop SET data_version = data_version + 1 RETURNING data_version',
    connection,
  );
  const dataVersion = shop?.data_version ?? 0n;
  if (changes.before + changes.changed > 0) {
    await recordMovements(connection, 1, 'touched');
    await applyMovements(connection);
    await keepDeltas(connection, options.batchId, dataVersion);
  }
  return { ...(await countOutcomes(connection, use.rows)), dataVersion };
}

/**
 * changed_order: orders that this import changes. touched_person: their persons. touched_order: the orders whose
 * roll-up cells may move, before the change: all of those persons (an earlier order makes later ones "returning"),
 * and all that hold a product whose category changed.
 */
async function listTouched(connection: Connection): Promise<{ before: number; changed: number; known: number }> {
  const texts = [
    'DROP TABLE IF EXISTS pg_temp.changed_order, pg_temp.touched_person, pg_temp.touched_order',
    `CREATE TEMP TABLE changed_order AS
       SELECT order_id, person_id, known_person_id, is_new FROM resolved_order
       WHERE is_new OR header_changed OR moved OR order_id IN (SELECT order_id FROM line_change)`,
    `CREATE TEMP TABLE touched_person AS
       SELECT person_id FROM changed_order UNION SELECT known_person_id FROM changed_order WHERE known_person_id IS NOT NULL`,
    `CREATE TEMP TABLE touched_order AS
       SELECT o.person_id, o.id order_id FROM shop_order o JOIN touched_person p ON p.person_id = o.person_id`,
    'ANALYZE changed_order',
    'ANALYZE touched_person',
  ];
  for (const text of texts) await runSql(text, connection);
  const [recategorised] = await runSql<{ n: bigint }>('SELECT count(*) n FROM recategorised_product', connection);
  if (recategorised && recategorised.n > 0n) {
    await runSql(
      `INSERT INTO touched_order
       SELECT person_id, order_id FROM order_line WHERE product_id IN (SELECT product_id FROM recategorised_product)
       UNION SELECT person_id, order_id FROM refund_line WHERE product_id IN (SELECT product_id FROM recategorised_product)
       EXCEPT SELECT person_id, order_id FROM touched_order`,
      connection,
    );
  }
  await runSql('ANALYZE touched_order', connection);
  const [row] = await runSql<{ before: bigint; changed: bigint; known: bigint }>(
    `SELECT (SELECT count(*) FROM touched_order) before, count(*) changed, count(*) FILTER (WHERE NOT is_new) known
     FROM changed_order`,
    connection,
  );
  return { before: Number(row?.before ?? 0), changed: Number(row?.changed ?? 0), known: Number(row?.known ?? 0) };
}

/** After an import of more the planner would still believe the facts small, and sort where it should hash. */
const MANY_ORDERS = 2_000;

async function addNewOrdersToTouched(connection: Connection): Promise<void> {
  await runSql(
    `DELETE FROM touched_order t USING changed_order c
     WHERE c.order_id = t.order_id AND c.person_id <> t.person_id`,
    connection,
  );
  await runSql(
    `INSERT INTO touched_order SELECT person_id, order_id FROM changed_order
     EXCEPT SELECT person_id, order_id FROM touched_order`,
    connection,
  );
  await runSql('ANALYZE touched_order', connection);
}

/**
 * Rows of the file by what became of their first line. A row whose line stayed as it was, but that changed something else
 * of its order (a second line of the row, a payment, a delivery), is an update.
 */
async function countOutcomes(connection: Connection, rows: number): Promise<Omit<MergeCounts, 'dataVersion'>> {
  const [row] = await runSql<Record<'updated' | 'unchanged' | 'removed' | 'besides', bigint>>(
    `SELECT count(*) FILTER (WHERE outcome IN ('updated', 'header')) AS updated,
       count(*) FILTER (WHERE outcome IN ('unchanged', 'superseded')) AS unchanged,
       (SELECT count(*) FROM removed_line) AS removed,
       (SELECT count(DISTINCT p.row_no) FROM line_plan p JOIN (
          SELECT -row_no AS row_no FROM line_plan WHERE row_no < 0 AND outcome IN ('inserted', 'updated')
          UNION SELECT row_no FROM companion_change) c ON c.row_no = p.row_no
        WHERE p.row_no > 0 AND p.outcome IN ('unchanged', 'superseded')) AS besides
     FROM line_plan WHERE row_no > 0`,
    connection,
  );
  const besides = Number(row?.besides ?? 0);
  const updated = Number(row?.updated ?? 0) + besides;
  const unchanged = Number(row?.unchanged ?? 0) - besides;
  return {
    inserted: rows - updated - unchanged,
    updated,
    unchanged,
    removed: Number(row?.removed ?? 0),
  };
}
