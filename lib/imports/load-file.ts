import type pg from 'pg';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { readShop, type Shop } from '@/lib/db/shop';
import { transaction, withConnection } from '@/lib/db/transaction';
import { type BatchReport, type Progress, reasonsOf } from './batch';
import { mergeFacts, unionCounts } from './facts/merge-facts';
import type { Format } from './format';
import { formatContext } from './format-context';
import { differences } from './import-effect';
import { inspectFile } from './inspect-file';
import type { Inspection } from './inspection';
import { landRecords } from './land-records';
import { lockFacts, type MergeCounts, mergeStage } from './merge';
import { Quarantine } from './quarantine';
import { readRows } from './read-rows';
import { csvLine } from './reading/csv-line';
import { NotUtf8 } from './reading/decode';
import { readyFormat } from './ready-format';
import type { ImportRequest } from './run-import';
import { openStage } from './stage';
import { type Corrected, readCorrected, settleCorrected } from './undo/corrected-rows';

export interface Load {
  request: ImportRequest;
  inspection: Inspection;
  format: Format;
  /** of an import that is only tried: batch and source exist within its transaction only */
  openBatch(connection?: Connection): Promise<{ batchId: number; sourceId: number }>;
  fileName: string;
  progress: Progress;
  started: number;
}

type Counts = Omit<BatchReport, 'file' | 'format'>;

/** A compressed file that is UTF-8 at its head only is read once more, in the encoding that the whole of it tells. */
export async function loadFile(job: Load): Promise<Counts> {
  const attempt = job.request.dryRun ? rehearsal : transaction;
  try {
    return await attempt((connection) => load(connection, job));
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const inspection = await inspectFile(job.request.path, job.request);
    const format = readyFormat(inspection);
    if (!job.request.dryRun) {
      const { batchId } = await job.openBatch();
      await runSql({
        text: 'UPDATE import_batch SET encoding = $2 WHERE id = $1',
        values: [batchId, inspection.encoding],
      });
    }
    return attempt((connection) => load(connection, { ...job, inspection, format }));
  }
}

/** Everything happens, and all of it is taken back. */
async function rehearsal<T>(work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  return withConnection(async (connection) => {
    await connection.query('BEGIN');
    try {
      return await work(connection);
    } finally {
      await connection.query('ROLLBACK').catch(() => undefined);
    }
  });
}

async function load(connection: pg.PoolClient, job: Load): Promise<Counts> {
  const { inspection, format, progress, request } = job;
  const { batchId, sourceId } = await job.openBatch(connection);
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
    answers: request.answers ?? {},
    warn: (code, values = {}) => warnings.push({ code, values }),
  });
  const handler = format.open(context);
  const quarantine = new Quarantine(batchId, (field) => inspection.mapping[field] ?? field);
  // Rows of orders need no look-up that can fail, and there may be millions of them.
  const keepRaw = format.facts !== undefined || format.refersToAnyOrder === true;
  const reading = { inspection, handler, quarantine, progress, stage, keepRaw };
  const { rows, notData, warnings: met } = await readRows(connection, request.path, reading);
  warnings.push(...met);
  if (notData > 0) warnings.push({ code: 'not_data', values: { count: notData } });
  await handler.end();
  for (const { rowNo, fields, problem } of handler.refused?.() ?? []) {
    quarantine.add(rowNo, problem, csvLine(fields, inspection.delimiter));
  }
  const lines = await stage.end();
  await quarantine.flush(connection);
  progress.enter('merging');
  await lockFacts(connection);
  const { corrects, sameFile } = await fence(connection, batchId);
  await adoptCurrency(connection, shop, currency);
  const before = await request.effect?.(connection);
  const landed = format.derive ? await landRecords(connection, sourceId, batchId) : null;
  await format.derive?.(connection, { sourceId, currency });
  await handler.finish?.(connection);
  const facts = await mergeFacts(connection, {
    format,
    sourceId,
    batchId,
    currency,
    timeZone: shop.timeZone,
    mapping: inspection.mapping,
  });
  const merged = await mergeStage(connection, {
    sourceId,
    batchId,
    timeZone: shop.timeZone,
    cutOrders: handler.cutOrders?.(),
    sameFile,
    ...(format.derive ? {} : { lines }),
    productsAreAuthoritative: format.productsAreAuthoritative,
  });
  if (merged.removed > 0) warnings.push({ code: 'lines_removed', values: { count: merged.removed } });
  warnings.push(...facts.warnings);
  const { inserted, updated } = landed ?? (keepRaw ? await unionCounts(connection) : merged);
  const quarantined = quarantine.count + facts.quarantined;
  const effect = before && request.effect ? differences(before, await request.effect(connection)) : [];
  const report = {
    id: batchId,
    rows,
    inserted,
    updated,
    // What was taken and changed nothing: rows known before, and rows that only repeat what another one of the file says.
    unchanged: rows - inserted - updated - quarantined,
    quarantined,
    reasons: await reasonsOf(batchId, connection),
    warnings,
    currency,
    effect,
    seconds: (performance.now() - job.started) / 1000,
  };
  if (corrects) await settleCorrected(connection, batchId, corrects);
  await closeBatch(connection, sourceId, report, merged);
  return { ...report, seconds: Math.round(report.seconds * 1000) / 1000 };
}

/** A batch that was taken twice commits once: merges run one after the other, and the second finds it done. */
async function fence(connection: Connection, batchId: number): Promise<Corrected> {
  const [batch] = await runSql<{ status: string }>(
    { text: 'SELECT status FROM import_batch WHERE id = $1', values: [batchId] },
    connection,
  );
  if (batch?.status !== 'running') {
    throw new AppError('conflict', 'This import was carried out by another process.', {
      key: 'imports.alreadyStarted',
    });
  }
  return readCorrected(connection, batchId);
}

async function closeBatch(
  connection: Connection,
  sourceId: number,
  report: Counts,
  merged: MergeCounts,
): Promise<void> {
  await runSql(
    {
      text: `UPDATE import_batch SET status = 'done', rows = $2, inserted = $3, updated = $4, unchanged = $5, quarantined = $6,
          warnings = $7, data_version = $8, seconds = $9, effect = $10, finished_at = now() WHERE id = $1`,
      values: [
        report.id,
        report.rows,
        report.inserted,
        report.updated,
        report.unchanged,
        report.quarantined,
        JSON.stringify(report.warnings),
        merged.dataVersion,
        report.seconds,
        report.effect.length > 0 ? JSON.stringify(report.effect) : null,
      ],
    },
    connection,
  );
  await runSql(
    { text: 'UPDATE source_system SET last_loaded_at = now() WHERE id = $1', values: [sourceId] },
    connection,
  );
}

/** What a person declares wins, then what the format knows; else the shop's own currency, and the report says so. */
function chooseCurrency(job: Load, shop: Shop, warnings: Inspection['warnings']): string {
  const declared = job.request.currency?.toUpperCase();
  if (declared && !/^[A-Z]{3}$/.test(declared)) {
    throw new AppError('invalid_input', `"${job.request.currency}" is not a currency code such as EUR.`);
  }
  const stated = declared ?? job.format.currency ?? job.inspection.currency;
  const { mapping } = job.inspection;
  const hasAmounts = job.format.fields.some(({ name, type }) => type === 'amount' && mapping[name] !== undefined);
  if (!stated && hasAmounts && mapping.currency === undefined) {
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
