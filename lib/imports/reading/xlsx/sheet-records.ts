import { refuseBomb } from '../bomb-guard';
import type { CsvRecord } from '../csv-records';
import type { MergedDown } from './merged-cells';
import { rawText, type SheetNotes, SheetRows } from './sheet-rows';
import type { Workbook } from './workbook';
import { XmlEvents } from './xml-events';

export interface SheetReading {
  notes: SheetNotes & { merged: number };
  /** whether the value of a merged cell also stands for the rows below; else these stay empty */
  fillsDown: (column: number) => boolean;
  /** is told which part of the sheet was read, 0 to 1 */
  follow?: (share: number) => void;
}

/** The rows of a sheet that hold anything, as records like those of CSV. */
export async function* sheetRecords(
  workbook: Workbook,
  sheetName: string,
  { notes, fillsDown, follow }: SheetReading,
): AsyncGenerator<CsvRecord[]> {
  const { part } = workbook.sheet(sheetName);
  const { kinds, is1904, zip } = workbook;
  const strings = await workbook.sharedStrings();
  const merges = await workbook.mergedCells(part);
  notes.merged = merges.length;
  const rows = new SheetRows({ strings, kinds, is1904, notes });
  const events = new XmlEvents(rows);
  const size = zip.entries.get(part)?.uncompressedSize ?? 0;
  const filler = merges.length > 0 ? new FillDown(merges, fillsDown) : null;
  // A text that many cells share costs the file nothing: what they say together is bounded like unpacked bytes.
  let characters = 0;
  let share = 0;
  const take = (): CsvRecord[] => {
    const { records } = rows;
    rows.records = [];
    for (const record of records) {
      filler?.fill(record);
      characters += record.raw.length;
    }
    refuseBomb(characters, zip.size);
    return records;
  };
  for await (const chunk of zip.read(part, (bytes) => {
    share = size > 0 ? bytes / size : 1;
  })) {
    events.write(chunk);
    follow?.(share);
    const records = take();
    if (records.length > 0) yield records;
  }
  events.end();
  const records = take();
  if (records.length > 0) yield records;
}

class FillDown {
  private readonly byRow: MergedDown[];
  private next = 0;
  private active: (MergedDown & { value: string; isNumber: boolean })[] = [];

  constructor(
    merges: readonly MergedDown[],
    private readonly fillsDown: (column: number) => boolean,
  ) {
    this.byRow = [...merges].sort((a, b) => a.from - b.from);
  }

  fill(record: CsvRecord): void {
    const { line, fields } = record;
    this.active = this.active.filter(({ to }) => to >= line);
    let changed = false;
    for (const { column, value, isNumber } of this.active) {
      if (!this.fillsDown(column) || (fields[column] ?? '') !== '') continue;
      while (fields.length <= column) fields.push('');
      fields[column] = value;
      if (isNumber && record.numeric) (record.numeric as boolean[])[column] = true;
      changed = true;
    }
    if (changed) record.raw = rawText(fields);
    for (; this.next < this.byRow.length; this.next++) {
      const merge = this.byRow[this.next] as MergedDown;
      if (merge.from > line) break;
      const value = fields[merge.column] ?? '';
      if (merge.from === line && value !== '') {
        this.active.push({ ...merge, value, isNumber: record.numeric?.[merge.column] === true });
      }
    }
  }
}
