import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import type { Format } from './format';
import type { EffectFigure } from './import-effect';
import type { Inspection } from './inspection';

/** Counts of a finished batch, as the report and the command line show them. */
export interface BatchReport {
  id: number;
  file: string;
  format: string;
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  seconds: number;
  /** why rows were not taken, the most frequent first */
  reasons: { code: string; rows: number }[];
  warnings: Inspection['warnings'];
  /** that amounts were read in */
  currency: string;
  /** headline figures before and after, where they were asked for */
  effect: EffectFigure[];
}

export async function sourceOf(format: Format, connection?: Connection): Promise<number> {
  const { code, name, kind } = format.source;
  const [row] = await runSql<{ id: number }>(
    {
      text: `INSERT INTO source_system (code, name, kind) VALUES ($1, $2, $3::source_kind)
        ON CONFLICT (code) DO UPDATE SET code = EXCLUDED.code RETURNING id`,
      values: [code, name, kind],
    },
    connection,
  );
  if (!row) throw new Error('source_system returned no row');
  return row.id;
}

export async function openBatch(batch: {
  sourceId: number;
  format: Format;
  fileName: string;
  filePath: string | null;
  inspection: Inspection;
  createdBy: string;
  /** What was declared about the file: the batch then waits to be run with it, also again after a crash. */
  queuedWith?: object;
  /** rows of this file and the rows of the parent's quarantine that they correct, by their lines */
  corrects?: readonly (readonly [line: number, parentLine: number])[];
  parentId?: number;
  connection?: Connection;
}): Promise<number> {
  const { inspection, queuedWith } = batch;
  const settings = {
    mapping: inspection.mapping,
    ...inspection.settings,
    headerIndex: inspection.headerIndex,
    columns: inspection.columns,
    ...(inspection.preamble.length > 0 ? { preamble: inspection.preamble } : {}),
    ...(inspection.sheet === null ? {} : { sheet: inspection.sheet }),
    ...(batch.corrects ? { corrects: batch.corrects } : {}),
    ...(queuedWith ? { declared: queuedWith } : {}),
  };
  const [row] = await runSql<{ id: number }>(
    {
      text: `INSERT INTO import_batch (source_id, format, file_name, file_sha256, file_path, file_size, encoding, delimiter,
          settings, status, created_by, started_at, parent_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::batch_status, $11, $12, $13) RETURNING id`,
      values: [
        batch.sourceId,
        batch.format.id,
        batch.fileName,
        inspection.sha256,
        batch.filePath,
        inspection.size,
        inspection.encoding,
        inspection.delimiter,
        JSON.stringify(settings),
        queuedWith ? 'queued' : 'running',
        batch.createdBy,
        queuedWith ? null : new Date(),
        batch.parentId ?? null,
      ],
    },
    batch.connection,
  );
  if (!row) throw new Error('import_batch returned no row');
  return row.id;
}

/** The report of a batch that is done, as its import gave it. */
export async function readReport(batchId: number): Promise<BatchReport> {
  const [row] = await runSql<Omit<BatchReport, 'effect' | 'reasons'> & { effect: EffectFigure[] | null }>({
    text: `SELECT b.id, file_name AS file, format, rows, inserted, updated, unchanged, quarantined, seconds, warnings, effect,
        (SELECT currency FROM shop) AS currency
      FROM import_batch b WHERE id = $1`,
    values: [batchId],
  });
  if (!row) throw new AppError('not_found', `There is no import ${batchId}.`, { key: 'imports.notFound' });
  const reasons = await reasonsOf(batchId);
  return { ...row, effect: row.effect ?? [], reasons };
}

/** Why rows of a batch were not taken, the most frequent first. */
export async function reasonsOf(batchId: number, connection?: Connection): Promise<BatchReport['reasons']> {
  return runSql(
    {
      text: 'SELECT code, count(*)::int AS rows FROM quarantined_row WHERE batch_id = $1 GROUP BY code ORDER BY 2 DESC, 1',
      values: [batchId],
    },
    connection,
  );
}

export async function failBatch(batchId: number, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const { key = null, values = {} } = error instanceof AppError ? error : {};
  await runSql({
    text: `UPDATE import_batch SET status = 'failed', error = $2, finished_at = now() WHERE id = $1 AND status NOT IN ('done', 'undone')`,
    values: [batchId, JSON.stringify({ message, key, values })],
  });
}

export type Phase = 'reading' | 'merging' | 'done';

/** Follows one import in import_progress, on a connection of its own, at most once per interval. */
export class Progress {
  rowsRead = 0;
  bytesRead = 0;
  private phase: Phase = 'reading';
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    /** null: nobody else can follow it */
    private readonly batchId: number | null,
    private readonly bytes: number,
    private readonly listener?: (progress: { phase: Phase; rowsRead: number; share: number }) => void,
  ) {
    this.write();
    this.timer = setInterval(() => this.write(), 1000);
  }

  enter(phase: Phase): void {
    this.phase = phase;
    this.write();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private write(): void {
    this.listener?.({
      phase: this.phase,
      rowsRead: this.rowsRead,
      share: this.bytes > 0 ? Math.min(1, this.bytesRead / this.bytes) : 1,
    });
    if (this.batchId === null) return;
    this.writing = runSql({
      text: `INSERT INTO import_progress (batch_id, phase, bytes_read, bytes, rows_read, updated_at) VALUES ($1, $2, $3, $4, $5, now())
        ON CONFLICT (batch_id) DO UPDATE SET phase = EXCLUDED.phase, bytes_read = EXCLUDED.bytes_read,
          rows_read = EXCLUDED.rows_read, updated_at = now()`,
      values: [this.batchId, this.phase, this.bytesRead, this.bytes, this.rowsRead],
    }).catch(() => undefined);
  }
}
