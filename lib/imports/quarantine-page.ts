import { runSql } from '@/lib/db/run-sql';
import { cellsOf } from './corrections/correction-file';

export interface WaitingRow {
  line: number;
  /** column at fault, or '' where the row as a whole cannot be read */
  column: string;
  code: string;
  value: string | null;
  raw: string;
  /** one per column of the file; null where its columns were not kept */
  cells: string[] | null;
}

export interface QuarantinePage {
  /** columns of the file, and whether each is read */
  columns: { name: string; isRead: boolean }[];
  rows: WaitingRow[];
  /** rows that match the search, and all that wait */
  total: number;
  waiting: number;
  resolved: number;
  reasons: { code: string; rows: number }[];
}

interface Asked {
  after: number;
  limit: number;
  search: string;
  code: string;
}

interface Settings {
  columns?: string[];
  mapping?: Record<string, string>;
  sheet?: string;
}

/** The rows of an import that still wait in quarantine, cell by cell, to be corrected in their place. */
export async function readQuarantinePage(
  batchId: number,
  { after, limit, search, code }: Asked,
): Promise<QuarantinePage> {
  const [batch] = await runSql<{ delimiter: string; settings: Settings }>({
    text: 'SELECT delimiter, settings FROM import_batch WHERE id = $1',
    values: [batchId],
  });
  const { columns = [], mapping = {}, sheet } = batch?.settings ?? {};
  const where = `batch_id = $1 AND resolved_at IS NULL AND ($2 = '' OR code = $2)
    AND ($3 = '' OR raw ILIKE $4 OR "column" ILIKE $4 OR line::text = $3)`;
  const values = [batchId, code, search, `%${search.replace(/[\\%_]/g, '\\$&')}%`];
  const [rows, [count], reasons, [resolved]] = await Promise.all([
    runSql<Omit<WaitingRow, 'cells'>>({
      text: `SELECT line, "column", code, details ->> 'value' AS value, raw FROM quarantined_row
        WHERE ${where} AND line > $5 ORDER BY line LIMIT $6`,
      values: [...values, after, limit],
    }),
    runSql<{ total: number }>({ text: `SELECT count(*)::int AS total FROM quarantined_row WHERE ${where}`, values }),
    runSql<{ code: string; rows: number }>({
      text: `SELECT code, count(*)::int AS rows FROM quarantined_row WHERE batch_id = $1 AND resolved_at IS NULL
        GROUP BY code ORDER BY 2 DESC, 1`,
      values: [batchId],
    }),
    runSql<{ n: number }>({
      text: 'SELECT count(*)::int AS n FROM quarantined_row WHERE batch_id = $1 AND resolved_at IS NOT NULL',
      values: [batchId],
    }),
  ]);
  const read = new Set(Object.values(mapping));
  // Rows of a workbook are kept as text with semicolons.
  const delimiter = sheet === undefined ? (batch?.delimiter ?? ',') : ';';
  const isKept = columns.length > 0;
  return {
    columns: columns.map((name) => ({ name, isRead: read.has(name) })),
    rows: await Promise.all(
      rows.map(async (row) => ({ ...row, cells: isKept ? await cellsOf(row.raw, delimiter, columns.length) : null })),
    ),
    total: count?.total ?? 0,
    waiting: reasons.reduce((sum, reason) => sum + reason.rows, 0),
    resolved: resolved?.n ?? 0,
    reasons,
  };
}
