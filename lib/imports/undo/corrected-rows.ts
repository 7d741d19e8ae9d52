import { type Connection, runSql } from '@/lib/db/run-sql';

export interface Corrected {
  /** the batch whose quarantined rows this one corrects; null = it corrects none */
  corrects: { parentId: number; lines: readonly (readonly [line: number, parentLine: number])[] } | null;
  /** the import of the file and all its corrections: what they took of it is not a partner of what is corrected now */
  sameFile: readonly number[];
}

export async function readCorrected(connection: Connection, batchId: number): Promise<Corrected> {
  const [batch] = await runSql<{ parent_id: number | null; lines: [number, number][] | null }>(
    {
      text: `SELECT parent_id, settings -> 'corrects' AS lines FROM import_batch WHERE id = $1`,
      values: [batchId],
    },
    connection,
  );
  if (!batch?.parent_id) return { corrects: null, sameFile: [] };
  const others = await runSql<{ id: number }>(
    { text: 'SELECT id FROM import_batch WHERE id = $1 OR parent_id = $1', values: [batch.parent_id] },
    connection,
  );
  return {
    corrects: { parentId: batch.parent_id, lines: batch.lines ?? [] },
    sameFile: others.map(({ id }) => id),
  };
}

/**
 * Rows that were taken are resolved in the quarantine they came from. Those still wrong stay there, with the text as it
 * is now and what is wrong with it; the copies of this batch are settled, so that no row waits in two places.
 */
export async function settleCorrected(
  connection: Connection,
  batchId: number,
  { parentId, lines }: NonNullable<Corrected['corrects']>,
): Promise<void> {
  const corrected = `unnest($3::int[], $4::int[]) AS c (line, parent_line)
    LEFT JOIN quarantined_row own ON own.batch_id = $1 AND own.line = c.line`;
  const values = [batchId, parentId, lines.map(([line]) => line), lines.map(([, parentLine]) => parentLine)];
  await runSql(
    {
      text: `UPDATE quarantined_row q SET resolved_at = CASE WHEN own.line IS NULL THEN now() END,
          "column" = coalesce(own."column", q."column"), code = coalesce(own.code, q.code),
          details = coalesce(own.details, q.details), raw = coalesce(own.raw, q.raw)
        FROM ${corrected} WHERE q.batch_id = $2 AND q.line = c.parent_line`,
      values,
    },
    connection,
  );
  await runSql(
    { text: 'UPDATE quarantined_row SET resolved_at = now() WHERE batch_id = $1', values: [batchId] },
    connection,
  );
}
