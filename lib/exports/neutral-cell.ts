const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;

/** A text that a spreadsheet would run as a formula is given a leading apostrophe; numbers stay numbers. */
export function neutralCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /^[=+\-@\t\r\n]/.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
