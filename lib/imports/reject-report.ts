import type { Locale } from '@/lib/core/locale';
import type { QuarantinedRow } from './read-batches';

export const REPORT_PAGE = 2_000;

export interface RejectWords {
  columns: readonly string[];
  reason(row: QuarantinedRow): string;
}

/** What a spreadsheet would run as a formula becomes plain text. */
function neutralise(text: string): string {
  return /^[\s\u00a0]*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function line(cells: readonly string[], separator: string): string {
  const quoted = cells.map((cell) => {
    const text = neutralise(cell);
    return /["\r\n;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(separator)}\r\n`;
}

/**
 * Quarantined rows as CSV, as the reader's spreadsheet expects it: line, column, reason in words, the value, and the row
 * as it stands in the file. `read` gives the rows after a line, at most `REPORT_PAGE`, so that memory stays bounded.
 */
export async function* rejectReport(
  read: (after: number) => Promise<readonly QuarantinedRow[]>,
  words: RejectWords,
  locale: Locale,
): AsyncGenerator<string> {
  const separator = locale === 'fr' ? ';' : ',';
  yield `\ufeff${line(words.columns, separator)}`;
  let after = 0;
  for (;;) {
    const rows = await read(after);
    let text = '';
    for (const row of rows) {
      text += line([String(row.line), row.column, words.reason(row), row.value ?? '', row.raw], separator);
      after = row.line;
    }
    if (text) yield text;
    if (rows.length < REPORT_PAGE) return;
  }
}
