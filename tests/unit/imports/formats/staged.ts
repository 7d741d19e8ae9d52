import path from 'node:path';
import type { CopyValue } from '@/lib/db/copy';
import { NOT_DATA, type RowProblem } from '@/lib/imports/format';
import { formatContext } from '@/lib/imports/format-context';
import { inspectFile } from '@/lib/imports/inspect-file';
import { readingOf } from '@/lib/imports/inspection';
import { readRecords } from '@/lib/imports/reading/read-records';
import type { Stage } from '@/lib/imports/stage';

export interface Staged {
  format: string | undefined;
  /** what the handler wrote, without what it left empty */
  rows: Record<string, CopyValue>[];
  problems: Record<number, RowProblem>;
  /** lines that are totals or comments */
  notData: number[];
  warnings: Record<string, object>;
}

/** Reads a fixture as an import would, into a stage that only remembers. The shop's currency is XXX. */
export async function staged(name: string, answers: Record<string, string> = {}): Promise<Staged> {
  const file = path.resolve('tests/fixtures/imports', name);
  const inspection = await inspectFile(file);
  const { format } = inspection;
  const result: Staged = { format: format?.id, rows: [], problems: {}, notData: [], warnings: {} };
  const stage: Stage = {
    write(_table, row) {
      const given = Object.entries(row as Record<string, CopyValue>).filter(([, value]) => (value ?? null) !== null);
      result.rows.push(Object.fromEntries(given));
      return undefined;
    },
    writeValues: () => undefined,
    writer: () => () => undefined,
    end: () => Promise.reject(new Error('nothing to end')),
  };
  const handler = format?.open(
    formatContext({
      inspection,
      stage,
      currency: 'XXX',
      identityKey: 'key',
      fileName: path.basename(file),
      answers,
      warn: (code, values = {}) => {
        result.warnings[code] = values;
      },
    }),
  );
  let toSkip = inspection.headerIndex + 1;
  for await (const records of readRecords(file, readingOf(inspection))) {
    for (const { fields, line } of records) {
      if (toSkip > 0) {
        toSkip -= 1;
        continue;
      }
      const outcome = handler?.row(fields, line);
      if (outcome === NOT_DATA) result.notData.push(line);
      else if (outcome && !(outcome instanceof Promise)) result.problems[line] = outcome;
    }
  }
  await handler?.end();
  return result;
}

/** Only some columns of each row, in the given order. */
export const columns = (rows: Staged['rows'], names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name] ?? null));
