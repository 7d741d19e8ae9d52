import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import type { BatchReport } from '../batch';
import { queueBatch, runNextBatch } from '../batch-queue';
import type { Declared } from '../declared';
import { inspectFile } from '../inspect-file';
import { keepFile } from '../kept-files';
import type { Delimiter } from '../reading/detect-delimiter';
import type { ImportRequest } from '../run-import';
import { bindUpload, createUpload, removeUpload, uploadPath } from '../uploads';
import { type CorrectedRow, cellsOf, correctionFile } from './correction-file';

/** What a workbook's rows are written with where they are kept as text. */
const WORKBOOK_DELIMITER = ';';

interface Parent {
  id: number;
  format: string;
  file_name: string;
  status: string;
  delimiter: string;
  settings: Pick<Declared, 'mapping'> & {
    columns?: string[];
    preamble?: string[][];
    sheet?: string;
    declared?: Declared;
    decimal?: Record<string, '.' | ','>;
    dateOrder?: NonNullable<Declared['settings']>['dateOrder'];
    discountIs?: 'rate' | 'amount';
  };
}

interface By extends Pick<ImportRequest, 'effect'> {
  createdBy: string;
}

/** The rows of an import that wait in quarantine, cell by cell, as an editor shows them. */
export interface WaitingRows {
  columns: string[];
  rows: { line: number; column: string; code: string; value: string | null; cells: string[] }[];
}

export async function waitingRows(batchId: number, limit = 500, codes?: readonly string[]): Promise<WaitingRows> {
  const parent = await readParent(batchId);
  const rows = await readWaiting(batchId, codes, limit);
  const { columns } = layoutOf(parent);
  const { delimiter } = layoutOf(parent);
  const withCells = rows.map(async ({ raw, ...row }) => ({
    ...row,
    cells: await cellsOf(raw, delimiter, columns.length),
  }));
  return { columns: [...columns], rows: await Promise.all(withCells) };
}

/**
 * Imports corrected rows of a batch's quarantine as a batch of their own, read as the first one was. Rows that are taken
 * are resolved there; rows still wrong stay, with their new text and reason.
 * @throws AppError when a line does not wait there, or when the batch cannot be corrected
 */
export async function importCorrections(batchId: number, rows: readonly CorrectedRow[], by: By): Promise<BatchReport> {
  if (rows.length === 0) throw new AppError('invalid_input', 'No row was corrected.', { key: 'imports.noCorrections' });
  const parent = await readParent(batchId);
  const lines = rows.map(({ line }) => line);
  const waiting = await runSql<{ line: number }>({
    text: 'SELECT line FROM quarantined_row WHERE batch_id = $1 AND line = ANY($2) AND resolved_at IS NULL',
    values: [batchId, lines],
  });
  const known = new Set(waiting.map(({ line }) => line));
  const gone = lines.find((line, i) => !known.has(line) || lines.indexOf(line) !== i);
  if (gone !== undefined) {
    throw new AppError('conflict', `Line ${gone} does not wait in this quarantine any more.`, {
      key: 'imports.notWaiting',
      values: { line: gone },
    });
  }
  const file = correctionFile(rows, layoutOf(parent));
  const body = Readable.toWeb(Readable.from([Buffer.from(file.text)])) as WebStream<Uint8Array>;
  const upload = await createUpload(body, { name: parent.file_name, userId: 0 });
  const path = uploadPath(upload.id);
  let id: number;
  try {
    const declared = declaredOf(parent);
    const inspection = await inspectFile(path, declared);
    const { createdBy } = by;
    const queued = { path, name: parent.file_name, createdBy, inspection, declared, parentId: parent.id };
    id = await transaction((connection) => queueBatch({ ...queued, corrects: file.lines }, connection));
    await bindUpload(upload.id, id);
  } catch (error) {
    await removeUpload(upload.id);
    throw error;
  }
  const outcome = await runNextBatch({ only: id, effect: by.effect });
  if (!outcome) throw new AppError('conflict', 'The corrections were taken by another process.');
  if ('failed' in outcome) throw outcome.failed;
  await keepFile(id);
  return outcome;
}

/**
 * Runs waiting rows again as they are: once a matching item is resolved, what was unknown is known. Without codes, all.
 * Null when none waits.
 */
export async function retryQuarantined(
  batchId: number,
  codes: readonly string[] | undefined,
  by: By,
): Promise<BatchReport | null> {
  const rows = await readWaiting(batchId, codes);
  if (rows.length === 0) return null;
  return importCorrections(
    batchId,
    rows.map(({ line, raw }) => ({ line, raw })),
    by,
  );
}

async function readWaiting(batchId: number, codes?: readonly string[], limit?: number) {
  return runSql<{ line: number; column: string; code: string; value: string | null; raw: string }>({
    text: `SELECT line, "column", code, details ->> 'value' AS value, raw FROM quarantined_row
      WHERE batch_id = $1 AND resolved_at IS NULL AND ($2::text[] IS NULL OR code = ANY($2)) ORDER BY line LIMIT $3`,
    values: [batchId, codes ?? null, limit ?? null],
  });
}

async function readParent(batchId: number): Promise<Parent> {
  const [parent] = await runSql<Parent>({
    text: 'SELECT id, format, file_name, status, delimiter, settings FROM import_batch WHERE id = $1',
    values: [batchId],
  });
  if (!parent) throw new AppError('not_found', `There is no import ${batchId}.`, { key: 'imports.notFound' });
  if (parent.status !== 'done') {
    throw new AppError('conflict', 'Only rows of an import that is done can be corrected.', {
      key: 'imports.undoUnfinished',
    });
  }
  return parent;
}

function layoutOf({ id, settings, delimiter }: Parent) {
  if (!settings.columns) {
    throw new AppError('conflict', `Import ${id} did not keep its columns: correct the file and import it again.`, {
      key: 'imports.columnsNotKept',
    });
  }
  const separator = settings.sheet === undefined ? delimiter : WORKBOOK_DELIMITER;
  return { columns: settings.columns, preamble: settings.preamble ?? [], delimiter: separator };
}

/** Read as the file was: what was decided then is not decided anew from a handful of rows. */
function declaredOf(parent: Parent): Declared {
  const { mapping = {}, decimal, dateOrder, discountIs, declared } = parent.settings;
  return {
    format: parent.format,
    encoding: 'utf-8',
    delimiter: layoutOf(parent).delimiter as Delimiter,
    mapping: { ...declared?.mapping, ...mapping },
    settings: { decimal, dateOrder, discountIs },
    ...(declared?.answers ? { answers: declared.answers } : {}),
    ...(declared?.currency ? { currency: declared.currency } : {}),
  };
}
