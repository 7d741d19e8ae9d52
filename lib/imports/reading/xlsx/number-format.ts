/** What a cell with a number means by its format. */
export type NumberKind = 'number' | 'date' | 'time' | 'duration';

const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const TIMES = new Set([18, 19, 20, 21, 45, 47]);
const DURATION = 46;

/** The kind of a number format: built-in ones by their number, others by their code (ECMA-376, 18.8.30 and 18.8.31). */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if (DATES.has(id)) return 'date';
    if (TIMES.has(id)) return 'time';
    return id === DURATION ? 'duration' : 'number';
  }
  // Texts in quotes, escaped and padding characters show; colours, languages and conditions are in brackets.
  const [first = ''] = code
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'duration';
  const letters = first.replace(/\[[^\]]*\]/g, '').replace(/general|am\/pm|a\/p/gi, '');
  if (/[yd]/i.test(letters)) return 'date';
  if (/[hs]/i.test(letters)) return 'time';
  return /m/i.test(letters) ? 'date' : 'number';
}

const DAY = 86_400;

/**
 * A number of days as text, by its kind: dates "YYYY-MM-DD" or "YYYY-MM-DD HH:MM:SS", times and durations "HH:MM:SS".
 * Null when the number lies outside of the calendar of spreadsheets.
 */
export function serialText(serial: number, kind: NumberKind, is1904: boolean): string | null {
  if (!(serial >= 0) || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * DAY);
  if (kind === 'duration' || (kind === 'time' && serial < 1)) {
    const pad = (n: number) => String(n).padStart(2, '0');
    return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  }
  // The calendar from 1900 counts a 29 February 1900 that never was: days before it lie one later.
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const text = new Date(epoch + seconds * 1000).toISOString();
  return seconds % DAY === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
