import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { type BatchReport, failBatch, openBatch, readReport, sourceOf } from './batch';
import type { Declared } from './declared';
import type { Inspection } from './inspection';
import { readyFormat } from './ready-format';
import { type ImportRequest, runImport } from './run-import';

/** A worker that dies takes the import with it, which is then run again, but not for ever. */
const MAX_ATTEMPTS = 5;

interface Queued {
  path: string;
  name: string;
  createdBy: string;
  inspection: Inspection;
  declared: Declared;
  /** the batch whose quarantined rows the file corrects, and which of them */
  parentId?: number;
  corrects?: readonly (readonly [line: number, parentLine: number])[];
}

/** Opens a batch that waits for the worker. @throws AppError when the file cannot be imported as it was inspected */
export async function queueBatch(file: Queued, connection?: Connection): Promise<number> {
  const format = readyFormat(file.inspection);
  return openBatch({
    sourceId: await sourceOf(format),
    format,
    inspection: file.inspection,
    fileName: file.name,
    filePath: file.path,
    createdBy: file.createdBy,
    queuedWith: { ...file.declared, format: format.id },
    parentId: file.parentId,
    corrects: file.corrects,
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

// The state is asked twice: the update may wait for a transaction that finishes the batch at this moment.
const CLAIM = `UPDATE import_batch SET status = 'running', started_at = now(),
    settings = jsonb_set(settings, '{attempts}', to_jsonb(coalesce((settings->>'attempts')::int, 0) + 1))
  WHERE id = (SELECT id FROM import_batch WHERE status IN ('queued', 'running') AND settings ? 'declared'
    AND ($1::int IS NULL OR id = $1) ORDER BY id LIMIT 1) AND status IN ('queued', 'running')
  RETURNING id, file_path, file_name, created_by, settings->'declared' AS declared, (settings->>'attempts')::int AS attempts`;

/**
 * Runs the oldest batch that waits, or that a dead worker left half-way; with `only`, that one. One caller at a time does
 * the work (the worker holds a lock); two that take the same batch commit it once. Returns its report, `failed` when it
 * could not be imported, null when nothing waits.
 */
export async function runNextBatch({
  only,
  effect,
}: { only?: number } & Pick<ImportRequest, 'effect'> = {}): Promise<
  BatchReport | { id: number; failed: unknown } | null
> {
  const [batch] = await runSql<Claimed>({ text: CLAIM, values: [only ?? null] });
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
      effect,
    });
  } catch (error) {
    const [row] = await runSql<{ status: string }>({
      text: 'SELECT status FROM import_batch WHERE id = $1',
      values: [batch.id],
    });
    if (row?.status === 'done') return readReport(batch.id);
    // Still running: the database went away; the queue comes back to it.
    if (row?.status !== 'failed') throw error;
    return { id: batch.id, failed: error };
  }
}

/** Imports that no queue comes back to (command line) and whose process has not been heard of for minutes. */
export async function failAbandoned(): Promise<void> {
  const message = 'The process of this import ended before it was done. Import the file again.';
  await runSql({
    text: `UPDATE import_batch b SET status = 'failed', finished_at = now(), error = $1
      WHERE status = 'running' AND NOT settings ? 'declared' AND started_at < now() - interval '5 minutes'
        AND NOT EXISTS (
          SELECT 1 FROM import_progress p WHERE p.batch_id = b.id AND p.updated_at > now() - interval '5 minutes')`,
    values: [JSON.stringify({ message, key: 'imports.interrupted', values: {} })],
  });
}

export async function hasWaitingBatch(): Promise<boolean> {
  const rows = await runSql(
    `SELECT 1 FROM import_batch WHERE status IN ('queued', 'running') AND settings ? 'declared' LIMIT 1`,
  );
  return rows.length > 0;
}
