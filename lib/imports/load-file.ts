import type pg from 'pg';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { readShop, type Shop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';
import type { BatchReport, Progress } from './batch';
import { mergeFacts } from './facts/merge-facts';
import type { Format } from './format';
import { formatContext } from './format-context';
import { inspectFile } from './inspect-file';
import type { Inspection } from './inspection';
import { landRecords } from './land-records';
import { lockFacts, type MergeCounts, mergeStage } from './merge';
import { Quarantine } from './quarantine';
import { readRows } from './read-rows';
import { NotUtf8 } from './reading/decode';
import { readyFormat } from './ready-format';
import type { ImportRequest } from './run-import';
import { openStage } from './stage';

export interface Load {
  request: ImportRequest;
  inspection: Inspection;
  format: Format;
  sourceId: number;
  batchId: number;
  fileName: string;
  progress: Progress;
  started: number;
}

type Counts = Omit<BatchReport, 'id' | 'file' | 'format'>;

/** A compressed file that is UTF-8 at its head only is read once more, in the encoding that the whole of it tells. */
export async function loadFile(job: Load): Promise<Counts> {
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
  const stage = await openStage(connection, format.facts);
  const context = formatContext({
    inspection,
    stage,
    currency,
    identityKey: shop.identityKey,
    fileName: job.fileName,
    answers: job.request.answers ?? {},
    warn: (code, values = {}) => warnings.push({ code, values }),
  });
  const handler = format.open(context);
  const quarantine = new Quarantine(batchId, (field) => inspection.mapping[field] ?? field);
  // Rows of orders need no look-up that can fail, and there may be millions of them.
  const keepRaw = format.facts !== undefined || format.refersToAnyOrder === true;
  const reading = { inspection, handler, quarantine, progress, stage, keepRaw };
  const { rows, notData } = await readRows(connection, job.request.path, reading);
  if (notData > 0) warnings.push({ code: 'not_data', values: { count: notData } });
  await handler.end();
  const lines = await stage.end();
  await quarantine.flush(connection);
  progress.enter('merging');
  await lockFacts(connection);
  await adoptCurrency(connection, shop, currency);
  const landed = format.derive ? await landRecords(connection, sourceId, batchId) : null;
  await format.derive?.(connection, { sourceId, currency });
  await handler.finish?.(connection);
  const facts = await mergeFacts(connection, { format, sourceId, batchId, currency, timeZone: shop.timeZone });
  const merged = await mergeStage(connection, {
    sourceId,
    batchId,
    timeZone: shop.timeZone,
    cutOrders: handler.cutOrders?.(),
    ...(format.derive ? {} : { lines }),
    productsAreAuthoritative: format.productsAreAuthoritative,
  });
  if (merged.removed > 0) warnings.push({ code: 'lines_removed', values: { count: merged.removed } });
  warnings.push(...facts.warnings);
  const { inserted, updated } = landed ?? (format.facts ? facts : merged);
  const quarantined = quarantine.count + facts.quarantined;
  const counts = {
    rows,
    inserted,
    updated,
    // What was taken and changed nothing: rows known before, and rows that only repeat what another one of the file says.
    unchanged: rows - inserted - updated - quarantined,
    quarantined,
    seconds: (performance.now() - job.started) / 1000,
  };
  await closeBatch(connection, job, counts, merged, warnings);
  return { ...counts, seconds: Math.round(counts.seconds * 1000) / 1000 };
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
