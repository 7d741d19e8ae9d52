import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { type BatchReport, failBatch, openBatch, sourceOf } from './batch';
import type { Declared } from './declared';
import type { Inspection } from './inspection';
import { readyFormat } from './ready-format';
import { runImport } from './run-import';

/** A worker that dies takes the import with it, which is then run again, but not for ever. */
const MAX_ATTEMPTS = 5;

/** Opens a batch that waits for the worker. @throws AppError when the file cannot be imported as it was inspected */
export async function queueBatch(
  file: { path: string; name: string; createdBy: string; inspection: Inspection; declared: Declared },
  connection?: Connection,
): Promise<number> {
  const format = readyFormat(file.inspection);
  return openBatch({
    sourceId: await sourceOf(format),
    format,
    inspection: file.inspection,
    fileName: file.name,
    filePath: file.path,
    createdBy: file.createdBy,
    queuedWith: { ...file.declared, format: format.id },
    connection,
  });
}

interface Claimed {
  id: number;
  file_path: string;
  file_name: string;
  created_by: string;
  declared: Declared;
  attempts: number;
}

/**
 * Runs the oldest batch that waits, or that a dead worker left half-way. Only one caller at a time (the worker holds a
 * lock). Returns its report, `failed` when it could not be imported, null when nothing waits.
 */
export async function runNextBatch(): Promise<BatchReport | { id: number; failed: unknown } | null> {
  const [batch] = await runSql<Claimed>(
    `UPDATE import_batch SET status = 'running', started_at = now(),
       settings = jsonb_set(settings, '{attempts}', to_jsonb(coalesce((settings->>'attempts')::int, 0) + 1))
     WHERE id = (SELECT id FROM import_batch WHERE status IN ('queued', 'running') AND settings ? 'declared' ORDER BY id LIMIT 1)
     RETURNING id, file_path, file_name, created_by, settings->'declared' AS declared, (settings->>'attempts')::int AS attempts`,
  );
  if (!batch) return null;
  if (batch.attempts > MAX_ATTEMPTS) {
    const failed = new AppError('internal', `The import was interrupted ${MAX_ATTEMPTS} times.`, {
      key: 'imports.interrupted',
    });
    await failBatch(batch.id, failed);
    return { id: batch.id, failed };
  }
  try {
    return await runImport({
      ...batch.declared,
      batchId: batch.id,
      path: batch.file_path,
      fileName: batch.file_name,
      createdBy: batch.created_by,
    });
  } catch (error) {
    const [row] = await runSql<{ status: string }>({
      text: 'SELECT status FROM import_batch WHERE id = $1',
      values: [batch.id],
    });
    // Still running: the database went away; the queue comes back to it.
    if (row?.status !== 'failed') throw error;
    return { id: batch.id, failed: error };
  }
}

export async function hasWaitingBatch(): Promise<boolean> {
  const rows = await runSql(
    `SELECT 1 FROM import_batch WHERE status IN ('queued', 'running') AND settings ? 'declared' LIMIT 1`,
  );
  return rows.length > 0;
}
