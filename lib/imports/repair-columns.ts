import { type Inspection, readingOf } from './inspection';
import { MojibakeColumns, mayBeMojibake, repairedHeader } from './reading/mojibake';
import { readRecords, repairCells } from './reading/read-records';

/**
 * Finds columns whose UTF-8 was once read as Windows-1252. One that can be turned back in every row of the file is read
 * as it was meant; of the others the report warns.
 */
export async function repairColumns(path: string, inspection: Inspection, header: readonly string[]): Promise<void> {
  const { columns, sample } = inspection;
  const repairedNames = header.some((cell) => repairedHeader(cell) !== cell);
  const isSuspect = inspection.mojibake || sample.some(({ fields }) => fields.some(mayBeMojibake));
  if (!repairedNames && !isSuspect) return;
  const found = isSuspect ? await scan(path, inspection) : { repairable: [], others: [] };
  const inTable = (column: number) => column < columns.length;
  inspection.repaired = found.repairable.filter(inTable);
  for (const record of sample) repairCells(record, inspection.repaired);
  const names = (list: readonly number[]) => list.map((column) => columns[column]).join(', ');
  if (repairedNames || inspection.repaired.length > 0) {
    inspection.warnings.push({ code: 'mojibake_repaired', values: { columns: names(inspection.repaired) } });
  }
  const others = found.others.filter(inTable);
  if (others.length > 0) inspection.warnings.push({ code: 'mojibake', values: { columns: names(others) } });
}

async function scan(path: string, inspection: Inspection): Promise<{ repairable: number[]; others: number[] }> {
  const seen = new MojibakeColumns();
  let toSkip = inspection.headerIndex + 1;
  for await (const records of readRecords(path, readingOf(inspection))) {
    for (const { fields } of records) {
      if (toSkip > 0) toSkip -= 1;
      else seen.add(fields);
    }
  }
  return seen.columns();
}
