import { isDay } from '@/lib/core/calendar';

/** Order of the parts of a date column; `iso` also reads YYYYMMDD and YYYY/MM/DD. */
export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'serial';

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(.*))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const PARTS = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[,T\s]+(?:à\s+)?(.*))?$/;
const TIME =
  /^(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(z|utc|gmt|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/i;
// A year before is a slip of the pen or an empty date, and 0000 is one that PostgreSQL refuses.
const EARLIEST_YEAR = 1900;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

/**
 * A date with or without a time to text that PostgreSQL reads: "YYYY-MM-DD HH:MM:SS" with "+hh:mm" when the source names
 * a zone (without one it is the shop's). Null when the date does not exist or is not in this order.
 */
export function normaliseDate(text: string, order: DateOrder): string | null {
  const trimmed = text.trim();
  if (order === 'serial') return SERIAL.test(trimmed) ? fromSerial(Number(trimmed.replace(',', '.'))) : null;
  const iso = ISO.exec(trimmed) ?? COMPACT.exec(trimmed);
  if (iso) return assemble(iso[1] as string, iso[2] as string, iso[3] as string, iso[4]);
  if (order === 'iso') return null;
  const parts = PARTS.exec(trimmed);
  if (!parts) return null;
  const year = (parts[3] as string).length === 2 ? fullYear(Number(parts[3])) : (parts[3] as string);
  const [day, month] = order === 'dmy' ? [parts[1], parts[2]] : [parts[2], parts[1]];
  return assemble(year, month as string, day as string, parts[4]);
}

function assemble(year: string, month: string, day: string, time: string | undefined): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(date) || Number(year) < EARLIEST_YEAR) return null;
  if (time === undefined) return date;
  const parts = TIME.exec(time.trim());
  if (!parts) return null;
  let hour = Number(parts[1]);
  if (parts[4]) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (parts[4].toLowerCase() === 'pm' ? 12 : 0);
  }
  if (hour > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) return null;
  const zone = parts[5] ? (/^[+-]/.test(parts[5]) ? parts[5] : '+00:00') : '';
  return `${date} ${String(hour).padStart(2, '0')}:${parts[2]}:${parts[3] ?? '00'}${zone}`;
}

/** Two-digit years: 70-99 are 1970-1999. */
const fullYear = (year: number) => String(year >= 70 ? 1900 + year : 2000 + year);

/** Day 1 of the spreadsheet calendar is 1900-01-01; its 29 February 1900 never was, so day 60 and later shift by one. */
function fromSerial(serial: number): string {
  const time = Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000;
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The order of a date column from its values: a part above 12 decides. `sure` is false when values contradict each
 * other; null when day and month could be exchanged in every value, so that a person must say.
 */
export function decideDateOrder(values: Iterable<string>): { order: DateOrder; sure: boolean } | null {
  let iso = 0;
  let serial = 0;
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const value of values) {
    const trimmed = value.trim();
    if (ISO.test(trimmed) || COMPACT.test(trimmed)) iso++;
    else if (SERIAL.test(trimmed)) serial++;
    else {
      const parts = PARTS.exec(trimmed);
      if (!parts) continue;
      const first = Number(parts[1]);
      const second = Number(parts[2]);
      if (first > 12 && second <= 12) dayFirst++;
      else if (second > 12 && first <= 12) monthFirst++;
      else either++;
    }
  }
  const parted = dayFirst + monthFirst + either;
  if (iso >= parted + serial && iso > 0) return { order: 'iso', sure: true };
  if (serial > parted) return { order: 'serial', sure: parted === 0 };
  if (dayFirst > 0 && monthFirst === 0) return { order: 'dmy', sure: true };
  if (monthFirst > 0 && dayFirst === 0) return { order: 'mdy', sure: true };
  if (dayFirst > 0 || monthFirst > 0) return { order: dayFirst >= monthFirst ? 'dmy' : 'mdy', sure: false };
  return either > 0 ? null : { order: 'iso', sure: true };
}
