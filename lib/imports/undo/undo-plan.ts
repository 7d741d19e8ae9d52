import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { findFormat } from '../formats/registry';
import { FACTS_OF_AN_ORDER } from './order-facts';

export interface LaterBatch {
  id: number;
  file: string;
}

/** What the undoing of a batch would do, for the person who decides. */
export interface UndoPlan {
  id: number;
  file: string;
  /** later imports that changed the same things and must be undone first, the latest first */
  blocking: LaterBatch[];
  /** why it cannot be undone at all; null = it can */
  refusal: 'demo' | 'undone' | 'unfinished' | 'no_images' | null;
  /** orders that came with it and go, and orders that it changed and that are as before */
  orders: { removed: number; restored: number };
  /** rows of facts that go and that are put back, by table */
  tables: { table: string; removed: number; restored: number }[];
}

interface Batch {
  id: number;
  source_id: number;
  format: string;
  file_name: string;
  status: string;
  updated: number;
  data_version: bigint | null;
  parent_id: number | null;
  has_images: boolean;
}

export async function readUndoable(connection: Connection, batchId: number): Promise<Batch> {
  const [batch] = await runSql<Batch>(
    {
      text: `SELECT id, source_id, format, file_name, status, updated, data_version, parent_id,
          EXISTS (SELECT 1 FROM batch_before i WHERE i.batch_id = b.id) AS has_images
        FROM import_batch b WHERE id = $1`,
      values: [batchId],
    },
    connection,
  );
  if (!batch) throw new AppError('not_found', `There is no import ${batchId}.`, { key: 'imports.notFound' });
  return batch;
}

export function refusalOf(batch: Batch): UndoPlan['refusal'] {
  if (batch.format === 'demo') return 'demo';
  if (batch.status === 'undone') return 'undone';
  if (batch.status !== 'done') return 'unfinished';
  // It changed rows before images were kept.
  return batch.updated > 0 && !batch.has_images ? 'no_images' : null;
}

/**
 * Leaves the temporary tables of one undoing behind: undo_image (the rows as they stood, once each) and undo_order
 * (orders that the batch touched, with their person of now; is_inserted: they came with it).
 */
export async function gatherUndo(connection: Connection, batchId: number): Promise<void> {
  const run = (text: string) => runSql(text, connection);
  const ofOrders = FACTS_OF_AN_ORDER.map(([table]) => `'${table}'`).join(', ');
  await run('DROP TABLE IF EXISTS pg_temp.undo_image, pg_temp.undo_order');
  await run(
    `CREATE TEMP TABLE undo_image AS
     SELECT DISTINCT ON (fact_table, root, CASE WHEN is_of_order THEN row ->> 'id' END) fact_table, root, row, is_of_order
     FROM (SELECT *, fact_table IN (${ofOrders}) AS is_of_order FROM batch_before WHERE batch_id = ${batchId}) b
     ORDER BY fact_table, root, CASE WHEN is_of_order THEN row ->> 'id' END, id`,
  );
  const ids = FACTS_OF_AN_ORDER.map(([table, column]) => `SELECT ${column} FROM ${table} WHERE batch_id = ${batchId}`);
  await run(
    `CREATE TEMP TABLE undo_order AS
     SELECT s.order_id, k.person_id, o.batch_id = ${batchId} AND NOT EXISTS (
         SELECT 1 FROM undo_image i WHERE i.fact_table = 'shop_order' AND i.root = s.order_id::text) AS is_inserted
     FROM (SELECT root::bigint AS order_id FROM undo_image WHERE is_of_order UNION ${ids.join(' UNION ')}) s
     JOIN order_key k ON k.order_id = s.order_id JOIN shop_order o ON o.person_id = k.person_id AND o.id = k.order_id`,
  );
  await run('ANALYZE undo_image');
  await run('ANALYZE undo_order');
}

/** Later imports, not undone themselves, that touched what this one brought or changed. Call gatherUndo before. */
export async function laterBatches(connection: Connection, batch: Batch): Promise<LaterBatch[]> {
  const { id, source_id: sourceId, data_version: version, format } = batch;
  const found = [
    `SELECT i.batch_id FROM batch_before i JOIN later USING (batch_id)
     WHERE EXISTS (SELECT 1 FROM undo_image u WHERE u.fact_table = i.fact_table AND u.root = i.root)`,
    `SELECT i.batch_id FROM batch_before i JOIN later USING (batch_id) WHERE i.row ->> 'batch_id' = '${id}'`,
    ...FACTS_OF_AN_ORDER.map(
      ([table, column]) => `SELECT f.batch_id FROM ${table} f JOIN undo_order u ON u.person_id = f.person_id
         AND u.order_id = f.${column} JOIN later USING (batch_id)`,
    ),
    // They name an order that came with this import.
    ...['refund_line:original_order_id', 'payment_attempt:order_id', 'return_receipt:order_id'].map((reference) => {
      const [table, column] = reference.split(':');
      return `SELECT f.batch_id FROM ${table} f JOIN undo_order u ON u.is_inserted AND u.order_id = f.${column} JOIN later USING (batch_id)`;
    }),
    `SELECT id FROM import_batch WHERE parent_id = ${id} AND status = 'done'`,
  ];
  // Facts are built from the records of all files of such a system: they are taken back in the reverse order.
  if (findFormat(format)?.derive) {
    found.push(`SELECT id FROM import_batch JOIN later ON batch_id = id WHERE source_id = ${sourceId}`);
  }
  return runSql<LaterBatch>(
    `WITH later AS MATERIALIZED (
       SELECT id AS batch_id FROM import_batch WHERE status = 'done' AND id <> ${id} AND data_version > ${version ?? 0})
     SELECT id, file_name AS file FROM import_batch WHERE id IN (${found.join(' UNION ')}) ORDER BY data_version DESC`,
    connection,
  );
}
