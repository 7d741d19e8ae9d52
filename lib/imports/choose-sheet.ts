import { AppError } from '@/lib/core/errors';
import { findHeader, HEADER_SEARCH } from './find-header';
import type { Choices } from './inspection';
import type { CsvRecord } from './reading/csv-records';
import { noNotes } from './reading/read-records';
import { sheetRecords } from './reading/xlsx/sheet-records';
import type { Workbook } from './reading/xlsx/workbook';

/**
 * The sheet that a person named; else the one whose header a format knows best, hidden ones left out unless there is no
 * other; else the first that holds anything.
 */
export async function chooseSheet(workbook: Workbook, choices: Choices): Promise<string> {
  if (choices.sheet !== undefined) return workbook.sheet(choices.sheet).name;
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden);
  let best: { sheet: string; score: number } | null = null;
  for (const { name } of visible.length > 0 ? visible : workbook.sheets) {
    const header = findHeader(await firstRows(workbook, name, HEADER_SEARCH), choices, false);
    if (header && header.score > (best?.score ?? -1)) best = { sheet: name, score: header.score };
  }
  if (best) return best.sheet;
  throw new AppError('unsupported_file', 'The workbook is empty.', { key: 'imports.empty' });
}

/** The first rows of a sheet that hold anything. */
export async function firstRows(workbook: Workbook, sheet: string, limit: number): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const batch of sheetRecords(workbook, sheet, { notes: noNotes(), fillsDown: () => true })) {
    for (const record of batch) records.push(record);
    if (records.length >= limit) break;
  }
  return records.slice(0, limit);
}
