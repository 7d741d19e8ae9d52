import { csvRecords } from '../reading/csv-records';

/** A quarantined row: its cells as a person corrected them, or its text as it is. */
export type CorrectedRow = { line: number } & ({ cells: readonly string[] } | { raw: string });

export interface CorrectionFile {
  text: string;
  /** line in this file -> line in the file that is corrected */
  lines: [line: number, parentLine: number][];
}

interface Layout {
  delimiter: string;
  columns: readonly string[];
  preamble: readonly (readonly string[])[];
}

/**
 * A small file of the same layout with nothing but the corrected rows. Each stands on the line that it has in its own
 * file, so that what becomes of it names that line; only where corrected text runs over more lines do rows move down.
 */
export function correctionFile(rows: readonly CorrectedRow[], layout: Layout): CorrectionFile {
  const { delimiter, columns, preamble } = layout;
  const record = (cells: readonly string[]) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
  const lines: CorrectionFile['lines'] = [];
  let text = '';
  let at = 1;
  const put = (raw: string) => {
    text += `${raw}\n`;
    at += raw.split(/\r\n|\r|\n/).length;
  };
  for (const cells of [...preamble, columns]) put(record(cells));
  for (const row of [...rows].sort((a, b) => a.line - b.line)) {
    if (row.line > at) {
      text += '\n'.repeat(row.line - at);
      at = row.line;
    }
    lines.push([at, row.line]);
    put('raw' in row ? row.raw : record(row.cells));
  }
  return { text, lines };
}

function quoted(cell: string, delimiter: string): string {
  const special = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return special ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The cells of a row as it stands in quarantine, one per column of its file. */
export async function cellsOf(raw: string, delimiter: string, columns: number): Promise<string[]> {
  const text = async function* () {
    yield raw;
  };
  const cells: string[] = [];
  for await (const records of csvRecords(text(), delimiter)) cells.push(...(records[0]?.fields ?? []));
  while (cells.length < columns) cells.push('');
  return cells;
}
