/**
 * Days are texts `YYYY-MM-DD` in the shop's time zone; arithmetic on them uses UTC only as a neutral calendar,
 * so that daylight saving never moves a day. Weeks are ISO weeks, named by their Monday.
 */
export type Day = string;
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export interface Period {
  from: Day;
  to: Day;
}

const DAY_MS = 86_400_000;
const toTime = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** True for an existing calendar day written `YYYY-MM-DD` (31 February is not). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = toTime(text);
  return !Number.isNaN(time) && toDay(time) === text;
}

export function addDays(day: Day, count: number): Day {
  return toDay(toTime(day) + count * DAY_MS);
}

/** Days from `from` to `to`, both included. */
export function daysInPeriod({ from, to }: Period): number {
  return Math.round((toTime(to) - toTime(from)) / DAY_MS) + 1;
}

/** The same day of the month `count` months away, or that month's last day where it does not exist. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return toDay(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/** First day of the day, ISO week, month, quarter or year that holds `day`. */
export function startOf(grain: Grain, day: Day): Day {
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -((new Date(toTime(day)).getUTCDay() + 6) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter':
      return `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
  }
}

/** First day of the grain's next period; `start` must be the first day of a period. */
export function nextStart(grain: Grain, start: Day): Day {
  switch (grain) {
    case 'day':
      return addDays(start, 1);
    case 'week':
      return addDays(start, 7);
    case 'month':
      return addMonths(start, 1);
    case 'quarter':
      return addMonths(start, 3);
    case 'year':
      return addMonths(start, 12);
  }
}

/** First days of all periods that touch `period`, in order. */
export function periodStarts(grain: Grain, period: Period): Day[] {
  const starts: Day[] = [];
  for (let start = startOf(grain, period.from); start <= period.to; start = nextStart(grain, start)) starts.push(start);
  return starts;
}

const isMonthStart = (day: Day) => day.endsWith('-01');
const isMonthEnd = (day: Day) => isMonthStart(addDays(day, 1));

/**
 * The period to compare with. `previous_year` moves both ends by one calendar year. `previous_period` is the period of
 * the same length just before; whole months are compared with as many whole months.
 */
export function comparisonPeriod(period: Period, compare: 'previous_period' | 'previous_year'): Period {
  if (compare === 'previous_year') {
    const from = addMonths(period.from, -12);
    const to = isMonthEnd(period.to) ? addDays(addMonths(addDays(period.to, 1), -12), -1) : addMonths(period.to, -12);
    return { from, to };
  }
  if (isMonthStart(period.from) && isMonthEnd(period.to)) {
    const months =
      (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4))) * 12 +
      Number(period.to.slice(5, 7)) -
      Number(period.from.slice(5, 7)) +
      1;
    return { from: addMonths(period.from, -months), to: addDays(period.from, -1) };
  }
  return { from: addDays(period.from, -daysInPeriod(period)), to: addDays(period.from, -1) };
}

/** The calendar day of an instant in a time zone. */
export function dayInZone(instant: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

/** ISO week number and its year: 2021-01-03 -> { year: 2020, week: 53 }. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(startOf('week', day), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor((toTime(thursday) - toTime(`${year}-01-01`)) / (7 * DAY_MS)) + 1 };
}
