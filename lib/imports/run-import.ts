import path from 'node:path';
import { type BatchReport, failBatch, openBatch, type Phase, Progress, sourceOf } from './batch';
import { isConnectionLost } from './connection-lost';
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
    const sourceId = await sourceOf(format);
    const { path: filePath, createdBy } = request;
    batchId ??= await openBatch({ sourceId, format, inspection, fileName, filePath, createdBy });
    progress = new Progress(batchId, inspection.size, request.onProgress);
    const counts = await loadFile({ request, inspection, format, sourceId, batchId, fileName, started, progress });
    return { id: batchId, file: fileName, format: format.id, ...counts };
  } catch (error) {
    // A batch from the queue is run again when it was the database that went away.
    if (batchId !== undefined && !(request.batchId !== undefined && isConnectionLost(error))) {
      await failBatch(batchId, error);
    }
    throw error;
  } finally {
    await progress?.stop();
  }
}
