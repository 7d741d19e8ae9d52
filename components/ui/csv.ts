import type { Locale } from '@/lib/core/locale';

/** What a spreadsheet would run as a formula becomes plain text. Numbers are not texts and stay as they are. */
export function neutralise(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * CSV as the reader's spreadsheet expects it: semicolons and decimal commas in French, commas and points in English.
 * `notes` follow the rows, so that the file says where it comes from.
 */
export function toCsv(
  rows: readonly (readonly (string | number | null)[])[],
  notes: readonly string[],
  locale: Locale,
) {
  const [separator, decimal] = locale === 'fr' ? [';', ','] : [',', '.'];
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    const text = typeof value === 'number' ? String(value).replace('.', decimal) : neutralise(value);
    return /[";,\r\n]/.test(text) && (text.includes(separator) || /["\r\n]/.test(text))
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const lines = rows.map((row) => row.map(cell).join(separator));
  return `\ufeff${[...lines, '', ...notes.map((note) => cell(note))].join('\r\n')}\r\n`;
}
