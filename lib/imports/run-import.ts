import path from 'node:path';
import type pg from 'pg';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { readShop, type Shop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';
import { type BatchReport, failBatch, openBatch, type Phase, Progress, sourceOf } from './batch';
import { isConnectionLost } from './connection-lost';
import type { Format, FormatContext, RowHandler } from './format';
import { inspectFile } from './inspect-file';
import type { Choices, Inspection } from './inspection';
import { landRecords } from './land-records';
import { lockFacts, type MergeCounts, mergeStage } from './merge';
import { Quarantine } from './quarantine';
import { csvRecords } from './reading/csv-records';
import { decode, NotUtf8 } from './reading/decode';
import { readBytes } from './reading/file-source';
import { openStage } from './stage';

export interface ImportRequest extends Choices {
  path: string;
  fileName?: string;
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
    const counts = await loadFile({ request, inspection, format, sourceId, batchId, started, progress });
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

/** The format of a file that can be imported as it stands. @throws AppError that says what is still to be decided */
export function readyFormat(inspection: Inspection): Format {
  const { format, missing, questions } = inspection;
  if (!format) {
    throw new AppError(
      'unsupported_file',
      `The columns are not those of a known export: ${inspection.columns.join(', ')}. Give the format and a mapping.`,
      {
        key: 'imports.unknownFormat',
      },
    );
  }
  if (missing.length > 0) {
    const names = missing.map((alternatives) => alternatives.join(' or ')).join('; ');
    throw new AppError('unsupported_file', `No column was found for: ${names}. Map it to a column of the file.`, {
      key: 'imports.missingFields',
      values: { fields: names },
    });
  }
  const [question] = questions;
  if (question) {
    const what = question.kind === 'date_order' ? 'day and month' : 'decimal separator and thousands';
    throw new AppError(
      'unsupported_file',
      `In the column "${question.column}" ${what} cannot be told apart (${question.examples.join(', ')}). Say how it reads.`,
      {
        key: question.kind === 'date_order' ? 'imports.ambiguousDate' : 'imports.ambiguousNumber',
        values: { column: question.column, examples: question.examples.join(', ') },
      },
    );
  }
  return format;
}

interface Load {
  request: ImportRequest;
  inspection: Inspection;
  format: Format;
  sourceId: number;
  batchId: number;
  progress: Progress;
  started: number;
}

type Counts = Omit<BatchReport, 'id' | 'file' | 'format'>;

/** A compressed file that is UTF-8 at its head only is read once more, in the encoding that the whole of it tells. */
async function loadFile(job: Load): Promise<Counts> {
  try {
    return await transaction((connection) => load(connection, job));
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const inspection = await inspectFile(job.request.path, job.request);
    const format = readyFormat(inspection);
    await runSql({
      text: 'UPDATE import_batch SET encoding = $2 WHERE id = $1',
      values: [job.batchId, inspection.encoding],
    });
    return transaction((connection) => load(connection, { ...job, inspection, format }));
  }
}

async function load(connection: pg.PoolClient, job: Load): Promise<Counts> {
  const { inspection, format, sourceId, batchId, progress } = job;
  const shop = await readShop(connection);
  const warnings = [...inspection.warnings];
  const currency = chooseCurrency(job, shop, warnings);
  await runSql({ text: `SELECT set_config('TimeZone', $1, true)`, values: [shop.timeZone] }, connection);
  const stage = await openStage(connection);
  const context: FormatContext = {
    stage,
    settings: inspection.settings,
    currency,
    identityKey: shop.identityKey,
    column: (field) =>
      inspection.mapping[field] === undefined ? -1 : inspection.columns.indexOf(inspection.mapping[field]),
    warn: (code, values = {}) => warnings.push({ code, values }),
  };
  const handler = format.open(context);
  const quarantine = new Quarantine(batchId, (field) => inspection.mapping[field] ?? field);
  const rows = await readRows(connection, job, handler, quarantine);
  await handler.end();
  const lines = await stage.end();
  await quarantine.flush(connection);
  progress.enter('merging');
  await lockFacts(connection);
  await adoptCurrency(connection, shop, currency);
  const landed = format.derive ? await landRecords(connection, sourceId, batchId) : null;
  await format.derive?.(connection, { sourceId, currency });
  await handler.finish?.(connection);
  const merged = await mergeStage(connection, {
    sourceId,
    batchId,
    timeZone: shop.timeZone,
    cutOrders: handler.cutOrders?.(),
    ...(format.derive ? {} : { lines }),
    productsAreAuthoritative: format.productsAreAuthoritative,
  });
  if (merged.removed > 0) warnings.push({ code: 'lines_removed', values: { count: merged.removed } });
  const { inserted, updated, unchanged } = landed ?? merged;
  const counts = {
    rows,
    inserted,
    updated,
    unchanged,
    quarantined: quarantine.count,
    seconds: (performance.now() - job.started) / 1000,
  };
  await closeBatch(connection, job, counts, merged, warnings);
  return { ...counts, seconds: Math.round(counts.seconds * 1000) / 1000 };
}

/** A row of nothing but separators: the end of many spreadsheets. */
const BLANK = /^[,;|\s"]*$/;

async function readRows(
  connection: Connection,
  job: Load,
  handler: RowHandler,
  quarantine: Quarantine,
): Promise<number> {
  const { inspection, progress, request } = job;
  const bytes = readBytes(request.path, inspection.gzip, (read) => {
    progress.bytesRead = read;
  });
  const width = inspection.columns.length;
  let toSkip = inspection.headerIndex + 1;
  let rows = 0;
  const text = decode(bytes, inspection.encoding, !inspection.isRead && inspection.encoding === 'utf-8');
  for await (const records of csvRecords(text, inspection.delimiter)) {
    for (const record of records) {
      if (toSkip > 0) {
        toSkip -= 1;
        continue;
      }
      if (record.fields[0] === '' && BLANK.test(record.raw)) continue;
      rows += 1;
      if (record.unclosedQuote) quarantine.add(record.line, { field: '', code: 'unclosed_quote' }, record.raw);
      else if (record.fields.length > width && record.fields.slice(width).some((cell) => cell.trim() !== '')) {
        quarantine.add(record.line, { field: '', code: 'too_many_cells' }, record.raw);
      } else {
        const outcome = handler.row(record.fields, rows);
        if (outcome instanceof Promise) await outcome;
        else if (outcome) quarantine.add(record.line, outcome, record.raw);
      }
    }
    progress.rowsRead = rows;
    if (quarantine.isFull) await quarantine.flush(connection);
  }
  return rows;
}

async function closeBatch(
  connection: Connection,
  job: Load,
  counts: Counts,
  merged: MergeCounts,
  warnings: Inspection['warnings'],
): Promise<void> {
  await runSql(
    {
      text: `UPDATE import_batch SET status = 'done', rows = $2, inserted = $3, updated = $4, unchanged = $5, quarantined = $6,
          warnings = $7, data_version = $8, seconds = $9, finished_at = now() WHERE id = $1`,
      values: [
        job.batchId,
        counts.rows,
        counts.inserted,
        counts.updated,
        counts.unchanged,
        counts.quarantined,
        JSON.stringify(warnings),
        merged.dataVersion,
        counts.seconds,
      ],
    },
    connection,
  );
  await runSql(
    { text: 'UPDATE source_system SET last_loaded_at = now() WHERE id = $1', values: [job.sourceId] },
    connection,
  );
}

/** What a person declares wins, then what the format knows; else the shop's own currency, and the report says so. */
function chooseCurrency(job: Load, shop: Shop, warnings: Inspection['warnings']): string {
  const declared = job.request.currency?.toUpperCase();
  if (declared && !/^[A-Z]{3}$/.test(declared)) {
    throw new AppError('invalid_input', `"${job.request.currency}" is not a currency code such as EUR.`);
  }
  const stated = declared ?? job.format.currency;
  if (!stated && job.inspection.mapping.currency === undefined) {
    warnings.push({ code: 'currency_assumed', values: { currency: shop.currency } });
  }
  return stated ?? shop.currency;
}

/** A shop that is still empty and whose currency nobody declared takes on that of its first import. */
async function adoptCurrency(connection: Connection, shop: Shop, currency: string): Promise<void> {
  if (shop.currencyDeclared || shop.currency === currency) return;
  await runSql(
    {
      text: 'UPDATE shop SET currency = $1 WHERE NOT EXISTS (SELECT 1 FROM shop_order)',
      values: [currency],
    },
    connection,
  );
}
