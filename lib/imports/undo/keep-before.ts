import { type Connection, runSql } from '@/lib/db/run-sql';

/**
 * Keeps rows of a fact table as they stand, before a batch changes or removes them. `root` is SQL over the row `t`:
 * the id of its order, or its key columns as `jsonb_build_array(...)::text`. `join` follows `FROM table t`.
 * A row whose key is known to be kept by this batch already is the caller's to leave out.
 */
export async function keepRows(
  connection: Connection,
  { batchId, table, root, join }: { batchId: number; table: string; root: string; join: string },
): Promise<void> {
  await runSql(
    {
      text: `INSERT INTO batch_before (batch_id, fact_table, root, row)
        SELECT $1::int, $2::text, ${root}, to_jsonb(t) FROM ${table} t ${join}`,
      values: [batchId, table],
    },
    connection,
  );
}

/** Notes roots of rows that a batch brings and that do not say so themselves: tables without a batch_id. */
export async function noteInserted(
  connection: Connection,
  { batchId, table, root, from }: { batchId: number; table: string; root: string; from: string },
): Promise<void> {
  await runSql(
    {
      text: `INSERT INTO batch_before (batch_id, fact_table, root, row)
        SELECT $1::int, $2::text, ${root}, NULL::jsonb FROM ${from}`,
      values: [batchId, table],
    },
    connection,
  );
}
