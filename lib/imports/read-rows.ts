import type { Connection } from '@/lib/db/run-sql';
import type { Progress } from './batch';
import { NOT_DATA, type RowHandler } from './format';
import type { Inspection } from './inspection';
import type { Quarantine } from './quarantine';
import { csvRecords } from './reading/csv-records';
import { decode } from './reading/decode';
import { readBytes } from './reading/file-source';
import type { Stage } from './stage';

/** A row of nothing but separators: the end of many spreadsheets. */
const BLANK = /^[,;|\s"]*$/;

interface Reading {
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
}

/** Streams the rows of a file through the handler into the stage, and what cannot be taken into quarantine. */
export async function readRows(
  connection: Connection,
  path: string,
  { inspection, handler, quarantine, progress, stage, keepRaw }: Reading,
): Promise<RowsRead> {
  const bytes = readBytes(path, inspection.gzip, (read) => {
    progress.bytesRead = read;
  });
  const width = inspection.columns.length;
  let toSkip = inspection.headerIndex + 1;
  let rows = 0;
  let notData = 0;
  const keep = keepRaw ? stage.writer('stage_raw', ['row_no', 'raw']) : undefined;
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
        const outcome = handler.row(record.fields, record.line);
        if (outcome === NOT_DATA) {
          rows -= 1;
          notData += 1;
          continue;
        }
        if (outcome instanceof Promise) await outcome;
        else if (outcome) quarantine.add(record.line, outcome, record.raw);
        if (keep && !(outcome && !(outcome instanceof Promise))) await keep([record.line, record.raw]);
      }
    }
    progress.rowsRead = rows;
    if (quarantine.isFull) await quarantine.flush(connection);
  }
  return { rows, notData };
}
