import { addDays, addMonths, type Day, isDay, startOf } from '@/lib/core/calendar';
import type { FormatContext } from '../../format';
import { monthNumber } from '../../values/month-names';

/** Days from `start` to `end`, both included. */
export interface ReportPeriod {
  start: Day;
  end: Day;
}

type File = Pick<FormatContext, 'fileName' | 'preamble'>;

const DATES = new RegExp(
  [
    String.raw`(?<y1>\d{4})-(?<m1>\d{2})-(?<d1>\d{2})`,
    String.raw`(?<y2>20\d{2})(?<m2>\d{2})(?<d2>\d{2})`,
    String.raw`(?<a>\d{1,2})(?<sign>[/.])(?<b>\d{1,2})\k<sign>(?<y3>\d{4})`,
    String.raw`(?<d4>\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?(?<m4>\p{L}{3,}\.?)\s+(?:de\s+)?(?<y4>\d{4})`,
    String.raw`(?<m5>\p{L}{3,}\.?)\s+(?<d5>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y5>\d{4})`,
  ]
    .map((way) => `(?:${way})`)
    .join('|')
    .replace(/^(.*)$/s, String.raw`(?<!\d)(?:$1)(?!\d)`),
  'giu',
);
const START = /\b(?:start|from|debut|du|beginn|inicio|inizio)\b/;
const END = /\b(?:end|until|to|fin|au|ende|fine)\b/;

type Parts = Record<string, string | undefined>;
type Order = 'dmy' | 'mdy';

/** The period that a file's first lines or its name state; null when they state none, or day and month could be exchanged. */
export function statedPeriod({ preamble, fileName }: File): ReportPeriod | null {
  const lines = preamble.map((cells) => cells.join(','));
  for (const line of lines) {
    const found = periodIn(line);
    if (found) return found;
  }
  const start = lines.find((line) => START.test(plain(line)) && datesIn(line).length === 1);
  const end = lines.find((line) => line !== start && END.test(plain(line)) && datesIn(line).length === 1);
  const pair = start && end ? periodIn(`${start} ${end}`) : null;
  if (pair) return pair;
  const alone = lines.find((line) => line.replace(DATES, '').trim() === '' && datesIn(line).length === 1);
  return (alone ? periodOf(datesIn(alone)) : null) ?? periodIn(fileName);
}

/** A month as segments of reports write it: "2026-09-01", "2026-09", "202609", "September 2026", "01/09/2026", "09/2026". */
export function monthPeriod(text: string): ReportPeriod | null {
  const trimmed = text.trim();
  const numbers =
    /^(?<y>\d{4})-?(?<m>\d{2})(?:-01)?$/.exec(trimmed) ??
    // The first of a month: what is not 1 is the month.
    /^(?:01[/.])?(?<m>\d{2})[/.](?<y>\d{4})$/.exec(trimmed) ??
    /^(?<m>\d{2})[/.]01[/.](?<y>\d{4})$/.exec(trimmed);
  const words = /^(?:1 )?(?<name>\p{L}{3,}\.?),? (?<y>\d{4})$/u.exec(trimmed);
  const parts = numbers?.groups ?? words?.groups;
  if (!parts) return null;
  const month = parts.m ? Number(parts.m) : monthNumber(parts.name as string);
  const start = `${parts.y}-${String(month).padStart(2, '0')}-01`;
  return month && isDay(start) ? { start, end: addDays(addMonths(start, 1), -1) } : null;
}

/** The week that holds a day: from Monday, or from Sunday where the report names a Sunday. */
export function weekPeriod(day: Day): ReportPeriod {
  const monday = startOf('week', day);
  const start = addDays(monday, 6) === day ? day : monday;
  return { start, end: addDays(start, 6) };
}

/** Segments at the edge of a report hold only the days that it covers. */
export function within(period: ReportPeriod, whole: ReportPeriod | null): ReportPeriod {
  if (!whole || whole.end < period.start || whole.start > period.end) return period;
  const isBefore = period.start < whole.start;
  const isAfter = period.end > whole.end;
  return { start: isBefore ? whole.start : period.start, end: isAfter ? whole.end : period.end };
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const datesIn = (text: string): Parts[] => [...text.matchAll(DATES)].map(({ groups }) => groups as Parts);

/** Two dates of one text, the first not after the second. */
function periodIn(text: string): ReportPeriod | null {
  const dates = datesIn(text);
  return dates.length === 2 ? periodOf(dates) : null;
}

function periodOf(dates: readonly Parts[]): ReportPeriod | null {
  const days = dates.map((parts) => dayOf(parts, orderOf(dates)));
  const start = days[0];
  const end = days.at(-1);
  return start && end && start <= end ? { start, end } : null;
}

/** A part above 12 tells which is the day; points are written by those who begin with it. */
function orderOf(dates: readonly Parts[]): Order | null {
  if (dates.some(({ a, sign }) => sign === '.' || Number(a) > 12)) return 'dmy';
  return dates.some(({ b }) => Number(b) > 12) ? 'mdy' : null;
}

function dayOf(parts: Parts, order: Order | null): Day | null {
  const { a, b } = parts;
  const year = parts.y1 ?? parts.y2 ?? parts.y3 ?? parts.y4 ?? parts.y5;
  const name = parts.m4 ?? parts.m5;
  const [day, month] =
    a === undefined
      ? [parts.d1 ?? parts.d2 ?? parts.d4 ?? parts.d5, parts.m1 ?? parts.m2 ?? monthNumber(name ?? '')]
      : order === 'dmy'
        ? [a, b]
        : order === 'mdy'
          ? [b, a]
          : [];
  if (!day || !month) return null;
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
