import type { Connection } from '@/lib/db/run-sql';
import type { Progress } from '@/lib/imports/batch';
import type { Format, RowHandler, RowProblem } from '@/lib/imports/format';
import { formatContext } from '@/lib/imports/format-context';
import type { Inspection } from '@/lib/imports/inspection';
import { Quarantine } from '@/lib/imports/quarantine';
import { type RowsRead, readRows } from '@/lib/imports/read-rows';
import type { Stage } from '@/lib/imports/stage';

export interface StageRow {
  table: string;
  /** by column, in the order of the declared columns where these were not named */
  values: Readonly<Record<string, unknown>>;
}

export interface FileRead extends RowsRead {
  staged: StageRow[];
  quarantined: { line: number; problem: RowProblem; raw: string }[];
  /** lines that the format took for no data */
  skipped: number[];
}

class Collected extends Quarantine {
  readonly rows: FileRead['quarantined'] = [];

  constructor() {
    super(0, (field) => field);
  }

  override add(line: number, problem: RowProblem, raw: string): void {
    this.rows.push({ line, problem, raw });
    this.count += 1;
  }
}

/** Reads a file as its import does, without a database: the stage is a list. */
export async function readFile(
  path: string,
  inspection: Inspection,
  format: Format,
  currency: string,
  columnsOf: (table: string) => readonly string[],
): Promise<FileRead> {
  const staged: StageRow[] = [];
  const named = (table: string, columns: readonly string[], values: readonly unknown[]) => {
    staged.push({ table, values: Object.fromEntries(columns.map((column, i) => [column, values[i]])) });
    return undefined;
  };
  const stage: Stage = {
    write: (table, row) => {
      staged.push({ table, values: { ...row } });
      return undefined;
    },
    writeValues: (table, values) => named(table, columnsOf(table), values),
    writer: (table, columns) => (values) => named(table, columns as readonly string[], values),
    end: () => Promise.reject(new Error('This stage has no database')),
  };
  const warnings: Inspection['warnings'] = [];
  const context = formatContext({
    inspection,
    stage,
    currency,
    identityKey: 'key',
    fileName: path,
    answers: {},
    warn: (code, values = {}) => warnings.push({ code, values }),
  });
  const handler = format.open(context);
  const skipped: number[] = [];
  const followed: RowHandler = {
    row: (fields, line) => {
      const outcome = handler.row(fields, line);
      if (typeof outcome === 'symbol') skipped.push(line);
      return outcome;
    },
    end: () => handler.end(),
  };
  const quarantine = new Collected();
  const progress = { bytesRead: 0, rowsRead: 0 } as Progress;
  const reading = { inspection, handler: followed, quarantine, progress, stage, keepRaw: false };
  const read = await readRows(undefined as unknown as Connection, path, reading);
  await handler.end();
  return { ...read, warnings: [...warnings, ...read.warnings], staged, quarantined: quarantine.rows, skipped };
}
