import { isDay } from '@/lib/core/calendar';
import { monthNumber } from './month-names';

/**
 * How a date column reads: the order of the parts, days of a spreadsheet, seconds or milliseconds since 1970. `iso`, `dmy`
 * and `mdy` also read what cannot be taken for anything else: the year first, YYYYMMDD, and months by their names.
 */
export const DATE_ORDERS = ['iso', 'dmy', 'mdy', 'serial', 'epoch', 'epoch_ms'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(.*))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]+(.*)|(\d{6}))?$/;
const PARTS = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[,T\s]+(.*))?$/;
const TIME =
  /^(?:(?:à|at|um|alle(?: ore)?|a las)\s+)?(\d{1,2})(?::|\s?h\s?)(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(?:uhr)?\s*(z|utc|gmt|(?:utc|gmt)?[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?(?:\s+\([^()]*\))?$/i;
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})(z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/i;

const WORD = String.raw`\p{L}{3,10}\.?`;
const GAP = String.raw`(?:\s*[-/.,]\s*|\s+(?:de\s+|del\s+|of\s+)?|)`;
const DAY = String.raw`(\d{1,2})(?:er|st|nd|rd|th|\.|º)?`;
const REST = String.raw`(?:[,T\s]+(.*))?`;
const DAY_MONTH_YEAR = new RegExp(`^${DAY}${GAP}(${WORD})${GAP}'?(\\d{4}|\\d{2})${REST}$`, 'iu');
const MONTH_DAY_YEAR = new RegExp(`^(${WORD})${GAP}${DAY}(?:\\s*,\\s*|[\\s/-]+)(\\d{4}|\\d{2})${REST}$`, 'iu');
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})${GAP}(${WORD})${GAP}${DAY}${REST}$`, 'iu');
// "Mon, ", "lundi ", "Do., ", "mié " before a date; a month is no weekday.
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|mie|jue|vie|sab|dom|gio)[a-z]{0,8}\.?,?\s+(?=\S)/;
const WEEKDAYS = new Set(
  `mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
   lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche
   mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag so sonntag
   lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo
   lunedi martedi mercoledi gio giovedi venerdi sabato domenica`.split(/\s+/),
);
// A year before is a slip of the pen or an empty date, and 0000 is one that PostgreSQL refuses.
const EARLIEST_YEAR = 1900;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;
const EPOCH = /^[1-3]\d{9}(?:\.\d+)?$/;
const EPOCH_MS = /^[1-3]\d{12}$/;

/**
 * A date with or without a time to text that PostgreSQL reads: "YYYY-MM-DD HH:MM:SS" with "+hh:mm" when the source names
 * a zone (without one it is the shop's). Null when the date does not exist or is not in this order.
 */
export function normaliseDate(text: string, order: DateOrder): string | null {
  const trimmed = text.trim();
  if (order === 'serial') return SERIAL.test(trimmed) ? fromSerial(Number(trimmed.replace(',', '.'))) : null;
  if (order === 'epoch') return EPOCH.test(trimmed) ? fromEpoch(Number(trimmed) * 1000) : null;
  if (order === 'epoch_ms') return EPOCH_MS.test(trimmed) ? fromEpoch(Number(trimmed)) : null;
  const plain = withoutWeekday(trimmed);
  const iso = ISO.exec(plain) ?? COMPACT.exec(plain);
  if (iso) return assemble(iso[1] as string, iso[2] as string, iso[3] as string, iso[4] ?? iso[5]);
  const parts = PARTS.exec(plain);
  if (!parts) return named(plain);
  if (order === 'iso') return null;
  const [day, month] = order === 'dmy' ? [parts[1], parts[2]] : [parts[2], parts[1]];
  return assemble(fullYear(parts[3] as string), month as string, day as string, parts[4]);
}

function withoutWeekday(text: string): string {
  if (isDigit(text.charCodeAt(0))) return text;
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const found = WEEKDAY.exec(plain)?.[0];
  if (!found || !WEEKDAYS.has(found.replace(/[.,\s]/g, ''))) return text;
  const rest = text.slice(text.search(/\s/)).trim();
  // "mar. 12 2026" is a month, "mar. 12 mars 2026" a Tuesday.
  return monthNumber(found.replace(/[.,\s]/g, '')) !== null && !/\p{L}{3}/u.test(rest) ? text : rest;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** "12 mars 2026", "Mar 12, 2026", "12-Mar-26", "2026 March 12": the name tells which part is the month. */
function named(text: string): string | null {
  if (!/\p{L}{3}/u.test(text)) return null;
  const first = DAY_MONTH_YEAR.exec(text);
  const firstMonth = first && monthNumber(first[2] as string);
  if (first && firstMonth)
    return assemble(fullYear(first[3] as string), String(firstMonth), first[1] as string, first[4]);
  const second = MONTH_DAY_YEAR.exec(text);
  const secondMonth = second && monthNumber(second[1] as string);
  if (second && secondMonth) {
    return assemble(fullYear(second[3] as string), String(secondMonth), second[2] as string, second[4]);
  }
  const third = YEAR_MONTH_DAY.exec(text);
  const thirdMonth = third && monthNumber(third[2] as string);
  return third && thirdMonth ? assemble(third[1] as string, String(thirdMonth), third[3] as string, third[4]) : null;
}

function assemble(year: string, month: string, day: string, time: string | undefined): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(date) || Number(year) < EARLIEST_YEAR) return null;
  if (time === undefined) return date;
  const compact = COMPACT_TIME.exec(time.trim());
  const parts = compact ? [time, compact[1], compact[2], compact[3], undefined, compact[4]] : TIME.exec(time.trim());
  if (!parts) return null;
  let hour = Number(parts[1]);
  if (parts[4]) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (parts[4].toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) return null;
  const zone = parts[5] ? (/[+-].*/.exec(parts[5])?.[0] ?? '+00:00') : '';
  return `${date} ${String(hour).padStart(2, '0')}:${parts[2]}:${parts[3] ?? '00'}${zone}`;
}

/** Two-digit years: 70-99 are 1970-1999. */
function fullYear(text: string): string {
  if (text.length !== 2) return text;
  const year = Number(text);
  return String(year >= 70 ? 1900 + year : 2000 + year);
}

/** Day 1 of the spreadsheet calendar is 1900-01-01; its 29 February 1900 never was, so day 60 and later shift by one. */
function fromSerial(serial: number): string {
  const time = Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000;
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** Counted from 1970 in UTC, wherever the shop is. */
const fromEpoch = (milliseconds: number) =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;

/**
 * The order of a date column from its values: a part above 12 decides. `sure` is false when values contradict each
 * other; null when day and month could be exchanged in every value, so that a person must say.
 */
export function decideDateOrder(values: Iterable<string>): { order: DateOrder; sure: boolean } | null {
  const seen = { clear: 0, serial: 0, epoch: 0, epochMs: 0, day: 0, month: 0, either: 0, other: 0 };
  for (const value of values) {
    const kind = kindOf(value.trim());
    if (kind) seen[kind] += 1;
  }
  const { clear, serial, epoch, epochMs, day, month, either, other } = seen;
  const parted = day + month + either;
  // Large whole numbers are times only where the column holds nothing else.
  if (clear + serial + parted + other === 0 && epoch + epochMs > 0 && (epoch === 0 || epochMs === 0)) {
    return { order: epoch > 0 ? 'epoch' : 'epoch_ms', sure: true };
  }
  if (serial > parted + clear) return { order: 'serial', sure: parted + clear === 0 };
  if (day > 0 && month === 0) return { order: 'dmy', sure: true };
  if (month > 0 && day === 0) return { order: 'mdy', sure: true };
  if (day > 0 || month > 0) return { order: day >= month ? 'dmy' : 'mdy', sure: false };
  return either > 0 ? null : { order: 'iso', sure: true };
}

type Kind = 'clear' | 'serial' | 'epoch' | 'epochMs' | 'day' | 'month' | 'either' | 'other';

function kindOf(text: string): Kind | null {
  if (ISO.test(text)) return 'clear';
  if (text === '' || NO_DATE.test(text)) return null;
  if (SERIAL.test(text)) return 'serial';
  if (EPOCH.test(text)) return 'epoch';
  if (EPOCH_MS.test(text)) return 'epochMs';
  if (COMPACT.test(text)) return 'clear';
  const plain = withoutWeekday(text);
  const parts = PARTS.exec(plain);
  if (parts) {
    const first = Number(parts[1]);
    const second = Number(parts[2]);
    if (first > 12 && second <= 12) return 'day';
    return second > 12 && first <= 12 ? 'month' : 'either';
  }
  return named(plain) !== null || ISO.test(plain) ? 'clear' : 'other';
}

const NO_DATE = /^(?:[-–—]+|n\/?a|null|nan|nat|none)$/i;
