import path from 'node:path';
import { AppError } from '@/lib/core/errors';
import type { Connection } from '@/lib/db/run-sql';
import { requireAnswers } from './answer-asks';
import { type BatchReport, failBatch, openBatch, type Phase, Progress, sourceOf } from './batch';
import { isConnectionLost } from './connection-lost';
import type { HeadlineFigure } from './import-effect';
import { inspectFile } from './inspect-file';
import type { Choices } from './inspection';
import { loadFile } from './load-file';
import { readyFormat } from './ready-format';

export interface ImportRequest extends Choices {
  path: string;
  fileName?: string;
  /** by the names of the format's `asks` */
  answers?: Readonly<Record<string, string>>;
  /** ISO 4217; declared by a person, it wins over what the format knows */
  currency?: string;
  createdBy: string;
  /** the batch that waited for this import; without it one is opened */
  batchId?: number;
  /** Everything happens and is taken back; the report tells what would be. */
  dryRun?: boolean;
  /** Headline figures, asked before and after the merge inside the import's own transaction. */
  effect?: (connection: Connection) => Promise<HeadlineFigure[]>;
  onProgress?: (progress: { phase: Phase; rowsRead: number; share: number }) => void;
}

/**
 * Imports one file: inspects it, streams its rows into the stage, quarantines what cannot be taken, merges the rest into
 * the facts and roll-ups, all in one transaction. The batch row tells the outcome, also when it fails.
 */
export async function runImport(request: ImportRequest): Promise<BatchReport> {
  const started = performance.now();
  const fileName = request.fileName ?? path.basename(request.path);
  let batchId = request.batchId;
  let progress: Progress | undefined;
  try {
    const inspection = await inspectFile(request.path, request, false);
    const format = readyFormat(inspection);
    const { path: filePath, createdBy, dryRun = false } = request;
    const { preamble, mapping } = inspection;
    const answers = requireAnswers(format, request.answers ?? {}, { fileName, preamble, mapping });
    const open = async (connection?: Connection) => {
      const sourceId = await sourceOf(format, connection);
      const id =
        batchId ?? (await openBatch({ sourceId, format, inspection, fileName, filePath, createdBy, connection }));
      if (!dryRun) batchId = id;
      return { batchId: id, sourceId };
    };
    if (!dryRun) await open();
    progress = new Progress(batchId ?? null, inspection.size, request.onProgress);
    const answered = { ...request, answers };
    const report = await loadFile({
      request: answered,
      inspection,
      format,
      openBatch: open,
      fileName,
      started,
      progress,
    });
    return { ...report, file: fileName, format: format.id };
  } catch (cause) {
    const error = isDiskFull(cause) ? diskFull(cause) : cause;
    // A batch from the queue is run again when it was the database that went away.
    if (batchId !== undefined && !(request.batchId !== undefined && isConnectionLost(error))) {
      // Without room not even that can be written; what went wrong is told all the same.
      await failBatch(batchId, error).catch(() => undefined);
    }
    throw error;
  } finally {
    await progress?.stop();
  }
}

/** PostgreSQL's own code, and that of the operating system. */
const isDiskFull = (error: unknown) => ['53100', 'ENOSPC'].includes(String((error as { code?: unknown })?.code));

const diskFull = (cause: unknown) =>
  new AppError('unavailable', 'The disk of the server is full: nothing was changed.', {
    key: 'imports.diskFull',
    cause,
  });
