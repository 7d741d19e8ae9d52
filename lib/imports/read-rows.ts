import type { Connection } from '@/lib/db/run-sql';
import type { Progress } from './batch';
import { NOT_DATA, type RowHandler } from './format';
import { type Inspection, readingOf } from './inspection';
import type { Quarantine } from './quarantine';
import { noNotes, type ReadingNotes, readRecords } from './reading/read-records';
import { rowRefusal } from './row-refusal';
import type { Stage } from './stage';

/** A row of nothing but separators: the end of many spreadsheets. */
const BLANK = /^[,;|\s"]*$/;

interface RowReading {
  inspection: Inspection;
  handler: RowHandler;
  quarantine: Quarantine;
  progress: Progress;
  stage: Stage;
  /** keep each taken row's text on the stage, so that a look-up that fails can still quarantine it */
  keepRaw: boolean;
}

export interface RowsRead {
  rows: number;
  /** totals and comments, which are no rows */
  notData: number;
  /** what the cells of a workbook held besides values */
  warnings: Inspection['warnings'];
}

/** Streams the rows of a file through the handler into the stage, and what cannot be taken into quarantine. */
export async function readRows(
  connection: Connection,
  path: string,
  { inspection, handler, quarantine, progress, stage, keepRaw }: RowReading,
): Promise<RowsRead> {
  const width = inspection.columns.length;
  let toSkip = inspection.headerIndex + 1;
  let rows = 0;
  let notData = 0;
  let header = '';
  const keep = keepRaw ? stage.writer('stage_raw', ['row_no', 'raw']) : undefined;
  const reading = { ...readingOf(inspection), strict: !inspection.isRead && inspection.encoding === 'utf-8' };
  const notes = noNotes();
  const follow = (bytes: number) => {
    progress.bytesRead = bytes;
  };
  for await (const records of readRecords(path, reading, follow, notes)) {
    for (const record of records) {
      if (toSkip > 0) {
        toSkip -= 1;
        header = record.raw;
        continue;
      }
      if (record.fields[0] === '' && BLANK.test(record.raw)) continue;
      rows += 1;
      const refusal = rowRefusal(record, width);
      if (refusal) {
        quarantine.add(record.line, refusal, record.raw.replaceAll('\uFFFD', '?'));
        continue;
      }
      // Files that were put together repeat their header.
      const outcome = record.raw === header ? NOT_DATA : handler.row(record.fields, record.line);
      if (outcome === NOT_DATA) {
        rows -= 1;
        notData += 1;
        continue;
      }
      if (outcome instanceof Promise) await outcome;
      else if (outcome) quarantine.add(record.line, outcome, record.raw);
      if (keep && !(outcome && !(outcome instanceof Promise))) await keep([record.line, record.raw]);
    }
    progress.rowsRead = rows;
    if (quarantine.isFull) await quarantine.flush(connection);
  }
  return { rows, notData, warnings: warningsOf(notes) };
}

function warningsOf({ errors, uncomputed, merged }: ReadingNotes): Inspection['warnings'] {
  const counted = (code: string, count: number) => (count > 0 ? [{ code, values: { count } }] : []);
  return [
    ...counted('cell_errors', errors),
    ...counted('uncomputed_formulas', uncomputed),
    ...counted('merged_cells', merged),
  ];
}
