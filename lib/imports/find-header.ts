import { findFormat } from './formats/registry';
import type { Choices } from './inspection';
import type { CsvRecord } from './reading/csv-records';
import { uniqueHeader } from './reading/header';
import { repairedHeader } from './reading/mojibake';
import { suggestFormats, suggestMapping } from './suggest-mapping';

/** Rows among which the header is looked for. */
export const HEADER_SEARCH = 25;

export interface FoundHeader {
  index: number;
  cells: string[];
  /** how well the best format knows it; 0 = no format does */
  score: number;
}

/**
 * The row that a format recognises best among the first ones. Titles, ranges and comments come before it. Where no format
 * knows any, the first row that names a column for most cells of the widest row.
 */
export function findHeader(records: readonly CsvRecord[], choices: Choices, hasSepLine: boolean): FoundHeader | null {
  const rows = records.slice(0, HEADER_SEARCH);
  return (
    bestRow(rows, choices, hasSepLine, false) ??
    bestRow(rows, choices, hasSepLine, true) ??
    unknownHeader(rows, hasSepLine)
  );
}

function bestRow(
  rows: readonly CsvRecord[],
  choices: Choices,
  hasSepLine: boolean,
  isThorough: boolean,
): FoundHeader | null {
  const format = choices.format ? findFormat(choices.format) : undefined;
  let best: FoundHeader | null = null;
  for (const [index, { fields }] of rows.entries()) {
    if ((index === 0 && hasSepLine) || isComment(fields) || filled(fields) === 0) continue;
    const cells = fields.map(repairedHeader);
    const columns = uniqueHeader(cells);
    const score = format
      ? Object.keys(suggestMapping(format, columns, choices.learned?.get(format.id))).length
      : (suggestFormats(columns, choices.learned, isThorough)[0]?.confidence ?? 0);
    if (score > (best?.score ?? 0)) best = { index, cells, score };
    if (score >= 1 && !format) break;
  }
  return best;
}

function unknownHeader(rows: readonly CsvRecord[], hasSepLine: boolean): FoundHeader | null {
  const width = Math.max(...rows.map(({ fields }) => filled(fields)), 0);
  const index = rows.findIndex(
    ({ fields }, i) =>
      !(i === 0 && hasSepLine) && !isComment(fields) && filled(fields) > 0 && filled(fields) * 2 > width,
  );
  const row = rows[index];
  return row ? { index, cells: row.fields.map(repairedHeader), score: 0 } : null;
}

const filled = (fields: readonly string[]) => fields.filter((cell) => cell.trim() !== '').length;

/** "# Report" is a comment; "#" alone, or beside other names, is a column that counts. */
const isComment = (fields: readonly string[]) => /^\uFEFF?#\s*\S/.test(fields[0] ?? '') && filled(fields.slice(1)) < 2;
