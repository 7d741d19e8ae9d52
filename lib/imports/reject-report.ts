import type { Locale } from '@/lib/core/locale';
import { listQuarantine, type QuarantinedRow } from './read-batches';

const PAGE = 2_000;

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
 * The quarantine of a batch as CSV, as the reader's spreadsheet expects it, page by page, so that memory stays bounded:
 * line, column, reason in words, the value, and the row as it stands in the file.
 */
export async function* rejectReport(batchId: number, words: RejectWords, locale: Locale): AsyncGenerator<string> {
  const separator = locale === 'fr' ? ';' : ',';
  yield `\ufeff${line(words.columns, separator)}`;
  let after = 0;
  for (;;) {
    const { rows } = await listQuarantine(batchId, { after, limit: PAGE });
    let text = '';
    for (const row of rows) {
      text += line([String(row.line), row.column, words.reason(row), row.value ?? '', row.raw], separator);
      after = row.line;
    }
    if (text) yield text;
    if (rows.length < PAGE) return;
  }
}
