import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CsvRecord } from '@/lib/imports/reading/csv-records';
import { noNotes, type Reading, type ReadingNotes, readRecords } from '@/lib/imports/reading/read-records';
import { type Book, workbookFile } from './workbook-file';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-reading-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** Writes a file of its own folder. */
export function fileOf(name: string, content: Buffer | string): string {
  const target = path.join(mkdtempSync(path.join(folder, 'f')), name || `file-${++count}`);
  writeFileSync(target, content);
  return target;
}

export const WORKBOOK: Reading = { kind: 'xlsx', gzip: false, encoding: 'utf-8', delimiter: ';', sheet: null };

export async function recordsOf(
  book: Book,
  reading: Partial<Reading> = {},
): Promise<{ records: CsvRecord[]; notes: ReadingNotes }> {
  const notes = noNotes();
  const records: CsvRecord[] = [];
  const file = fileOf('book.xlsx', workbookFile(book));
  for await (const batch of readRecords(file, { ...WORKBOOK, ...reading }, undefined, notes)) records.push(...batch);
  return { records, notes };
}

export const fieldsOf = async (book: Book, reading: Partial<Reading> = {}): Promise<string[][]> =>
  (await recordsOf(book, reading)).records.map(({ fields }) => fields);
