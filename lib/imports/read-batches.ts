import type { Localised } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';
import { findFormat } from './formats/registry';
import type { EffectFigure } from './import-effect';
import { uploadOfFile } from './uploads';

type Values = Record<string, string | number>;

/** One import as pages and the interface show it. Instants are ISO 8601. */
export interface BatchSummary {
  id: number;
  file: string;
  size: number;
  source: string;
  format: { id: string; label: Localised };
  status: 'queued' | 'running' | 'done' | 'failed' | 'undone';
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  /** of those: rows that still wait to be corrected */
  waiting: number;
  seconds: number | null;
  created_by: string;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  warnings: { code: string; values: Values }[];
  error: { message: string; key: string | null; values: Values } | null;
  progress: BatchProgress | null;
  /** state of the figures that it left behind */
  data_version: string | null;
  /** the import whose quarantined rows this one brings again */
  parent_id: number | null;
  undone_at: string | null;
  undone_by: string;
}

export interface BatchProgress {
  phase: 'reading' | 'merging' | 'done';
  rows: number;
  /** part of the file that was read, 0 to 1 */
  share: number;
  seconds: number;
}

export interface BatchDetail extends BatchSummary {
  encoding: string;
  delimiter: string;
  sha256: string;
  /** of a workbook: the sheet that was read */
  sheet: string | null;
  /** headline figures before and after, where the import measured them */
  effect: EffectFigure[];
  /** fields and the columns that they read */
  mapping: { field: Localised; column: string }[];
  quarantine: { code: string; rows: number }[];
  /** id of the upload, while the file of a failed import can be tried again */
  retry: string | null;
}

interface Row {
  id: number;
  file_name: string;
  file_size: bigint;
  file_path: string | null;
  file_sha256: string;
  source: string;
  format: string;
  status: BatchSummary['status'];
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  waiting: number;
  seconds: number | null;
  created_by: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  warnings: BatchSummary['warnings'];
  error: (Omit<NonNullable<BatchSummary['error']>, 'values'> & { values?: Values }) | null;
  encoding: string;
  delimiter: string;
  data_version: bigint | null;
  parent_id: number | null;
  effect: EffectFigure[] | null;
  undone_at: Date | null;
  undone_by: string;
  settings: { mapping?: Record<string, string>; sheet?: string };
  phase: BatchProgress['phase'] | null;
  rows_read: number | null;
  bytes_read: bigint | null;
  bytes: bigint | null;
  elapsed: number | null;
}

const SELECT = `SELECT b.*, s.name AS source, p.phase, p.rows_read, p.bytes_read, p.bytes,
    extract(epoch FROM now() - b.started_at)::float8 AS elapsed,
    CASE WHEN b.quarantined = 0 THEN 0 ELSE (SELECT count(*)::int FROM quarantined_row q
      WHERE q.batch_id = b.id AND q.resolved_at IS NULL) END AS waiting
  FROM import_batch b JOIN source_system s ON s.id = b.source_id
  LEFT JOIN import_progress p ON p.batch_id = b.id AND b.status = 'running' AND p.updated_at >= b.started_at`;

// Not a format of files: the demo shop writes its rows itself.
const DEMO_LABEL: Localised = { en: 'Demo shop', fr: 'Boutique de démonstration' };

function labelOf(format: string): Localised {
  if (format === 'demo') return DEMO_LABEL;
  return findFormat(format)?.label ?? { en: format, fr: format };
}

function summary(row: Row): BatchSummary {
  return {
    id: row.id,
    file: row.file_name,
    size: Number(row.file_size),
    source: row.source,
    format: { id: row.format, label: labelOf(row.format) },
    status: row.status,
    rows: row.rows,
    inserted: row.inserted,
    updated: row.updated,
    unchanged: row.unchanged,
    quarantined: row.quarantined,
    waiting: row.waiting,
    seconds: row.seconds,
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    warnings: row.warnings,
    error: row.error && { ...row.error, values: row.error.values ?? {} },
    progress: row.phase && {
      phase: row.phase,
      rows: row.rows_read ?? 0,
      share: Number(row.bytes) > 0 ? Math.min(1, Number(row.bytes_read) / Number(row.bytes)) : 1,
      seconds: row.elapsed ?? 0,
    },
    data_version: row.data_version === null ? null : String(row.data_version),
    parent_id: row.parent_id,
    undone_at: row.undone_at?.toISOString() ?? null,
    undone_by: row.undone_by,
  };
}

/** Imports, the newest first; `before` is the id after which the page goes on. */
export async function listBatches(limit: number, before?: number): Promise<BatchSummary[]> {
  const rows = await runSql<Row>({
    text: `${SELECT} WHERE $2::int IS NULL OR b.id < $2 ORDER BY b.id DESC LIMIT $1`,
    values: [limit, before ?? null],
  });
  return rows.map(summary);
}

export async function readBatch(id: number): Promise<BatchDetail | null> {
  const [row] = await runSql<Row>({ text: `${SELECT} WHERE b.id = $1`, values: [id] });
  if (!row) return null;
  const fields = findFormat(row.format)?.fields ?? [];
  const mapping = row.settings.mapping ?? {};
  const upload = row.status === 'failed' ? await uploadOfFile(row.file_path) : null;
  return {
    ...summary(row),
    encoding: row.encoding,
    delimiter: row.delimiter,
    sha256: row.file_sha256,
    effect: row.effect ?? [],
    sheet: row.settings.sheet ?? null,
    mapping: fields.flatMap(({ name, label }) => (mapping[name] ? [{ field: label, column: mapping[name] }] : [])),
    quarantine: await runSql<{ code: string; rows: number }>({
      text: `SELECT code, count(*)::int AS rows FROM quarantined_row WHERE batch_id = $1 GROUP BY code ORDER BY 2 DESC, 1`,
      values: [id],
    }),
    retry: upload?.id ?? null,
  };
}

export interface QuarantinedRow {
  line: number;
  column: string;
  code: string;
  value: string | null;
  raw: string;
}

/** Rows of a batch that were not taken and still wait, after a line, with what is searched in their text, column or reason. */
export async function listQuarantine(
  batchId: number,
  { after = 0, limit, search = '', code = '' }: { after?: number; limit: number; search?: string; code?: string },
): Promise<{ rows: QuarantinedRow[]; total: number }> {
  const where = `batch_id = $1 AND resolved_at IS NULL AND ($2 = '' OR code = $2)
    AND ($3 = '' OR raw ILIKE $4 OR "column" ILIKE $4 OR line::text = $3)`;
  const values = [batchId, code, search, `%${search.replace(/[\\%_]/g, '\\$&')}%`];
  const [rows, [count]] = await Promise.all([
    runSql<QuarantinedRow>({
      text: `SELECT line, "column", code, details->>'value' AS value, raw FROM quarantined_row
        WHERE ${where} AND line > $5 ORDER BY line LIMIT $6`,
      values: [...values, after, limit],
    }),
    runSql<{ total: number }>({ text: `SELECT count(*)::int AS total FROM quarantined_row WHERE ${where}`, values }),
  ]);
  return { rows, total: count?.total ?? 0 };
}
