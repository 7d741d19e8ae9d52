import { stat } from 'node:fs/promises';
import { type CsvRecord, csvRecords } from './csv-records';
import { decode } from './decode';
import type { Encoding } from './detect-encoding';
import { readBytes } from './file-source';
import { repairText } from './mojibake';
import { sheetRecords } from './xlsx/sheet-records';
import { rawText } from './xlsx/sheet-rows';
import { Workbook } from './xlsx/workbook';

/** What a reader of a workbook met besides values, for the report. */
export interface ReadingNotes {
  /** cells with an error such as #N/A */
  errors: number;
  /** formulas without a result */
  uncomputed: number;
  /** cells merged downwards */
  merged: number;
}

/** How a file becomes records. */
export interface Reading {
  kind: 'text' | 'xlsx';
  gzip: boolean;
  encoding: Encoding;
  delimiter: string;
  /** of a workbook: the sheet */
  sheet: string | null;
  /** refuse bytes that are not of the encoding instead of replacing them */
  strict?: boolean;
  /** columns whose UTF-8 was read as Windows-1252 on its way here */
  repaired?: readonly number[];
  /** of a workbook: columns whose texts write numbers with a comma, so that its numbers are given with one too */
  withComma?: readonly number[];
  /** of a workbook: columns whose merged cells do not stand for the rows below */
  notFilled?: readonly number[];
}

export const noNotes = (): ReadingNotes => ({ errors: 0, uncomputed: 0, merged: 0 });

/**
 * The records of a text file or of one sheet of a workbook, in order. `onBytes` follows how many bytes of the file on
 * disk were read.
 */
export async function* readRecords(
  path: string,
  reading: Reading,
  onBytes?: (bytes: number) => void,
  notes: ReadingNotes = noNotes(),
): AsyncGenerator<CsvRecord[]> {
  const { repaired = [], withComma = [] } = reading;
  const source =
    reading.kind === 'xlsx' ? fromWorkbook(path, reading, onBytes, notes) : fromText(path, reading, onBytes);
  for await (const records of source) {
    if (repaired.length > 0) for (const record of records) repairCells(record, repaired);
    if (withComma.length > 0) for (const record of records) commaCells(record, withComma);
    yield records;
  }
}

function fromText(path: string, reading: Reading, onBytes?: (bytes: number) => void): AsyncGenerator<CsvRecord[]> {
  const bytes = readBytes(path, reading.gzip, onBytes);
  return csvRecords(decode(bytes, reading.encoding, reading.strict), reading.delimiter);
}

async function* fromWorkbook(
  path: string,
  reading: Reading,
  onBytes: ((bytes: number) => void) | undefined,
  notes: ReadingNotes,
): AsyncGenerator<CsvRecord[]> {
  const { size } = await stat(path);
  const workbook = await Workbook.open(path);
  const notFilled = new Set(reading.notFilled);
  try {
    yield* sheetRecords(workbook, reading.sheet ?? (workbook.sheets[0]?.name as string), {
      notes,
      fillsDown: (column) => !notFilled.has(column),
      follow: (share) => onBytes?.(Math.round(share * size)),
    });
  } finally {
    workbook.close();
  }
}

/** The text of the row is repaired as well where it can be: a corrected row is read like the others of its file. */
export function repairCells(record: CsvRecord, columns: readonly number[]): void {
  const { fields, raw } = record;
  for (const column of columns) {
    const cell = fields[column];
    if (cell) fields[column] = repairText(cell) ?? cell;
  }
  record.raw = repairText(raw) ?? raw;
}

/** Numbers of a workbook are written with a point; a column that is read with a comma gets them so. */
export function commaCells(record: CsvRecord, columns: readonly number[]): void {
  const { fields, numeric } = record;
  if (!numeric) return;
  let isChanged = false;
  for (const column of columns) {
    const cell = fields[column];
    if (!numeric[column] || !cell?.includes('.')) continue;
    fields[column] = cell.replace('.', ',');
    isChanged = true;
  }
  if (isChanged) record.raw = rawText(fields);
}
