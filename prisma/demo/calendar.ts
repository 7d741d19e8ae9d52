import { addDays, addMonths, type Day } from '@/lib/core/calendar';

/**
 * Time inside the generator: days are counted from 1970-01-01, and instants are seconds of the shop's wall clock
 * ("local seconds"). Texts written from them carry no zone; the loading session's time zone is the shop's.
 */
export const DAY = 86_400;
export const HOUR = 3_600;
export const MINUTE = 60;
export const TIME_ZONE = 'Europe/Paris';

export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
/** Monday 0 ... Sunday 6. */
export const weekday = (day: number): number => (day + 3) % 7;
export const dayOf = (second: number): number => Math.floor(second / DAY);

const dayTexts = new Map<number, Day>();
export function dayText(day: number): Day {
  let text = dayTexts.get(day);
  if (!text) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    dayTexts.set(day, text);
  }
  return text;
}

export const monthText = (day: number): Day => `${dayText(day).slice(0, 7)}-01`;
export const monthIndex = (day: number): number => Number(dayText(day).slice(5, 7)) - 1;
export const yearOf = (day: number): number => Number(dayText(day).slice(0, 4));

const TWO_DIGITS = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

export function timeText(second: number): string {
  const day = dayOf(second);
  const rest = second - day * DAY;
  const hours = Math.floor(rest / HOUR);
  const minutes = Math.floor((rest - hours * HOUR) / 60);
  return `${dayText(day)} ${TWO_DIGITS[hours]}:${TWO_DIGITS[minutes]}:${TWO_DIGITS[rest % 60]}`;
}

/** A wall-clock second that exists and is unique: nothing happens between two and three o'clock, when clocks change. */
export function settle(second: number): number {
  const whole = Math.floor(second);
  return Math.floor((whole % DAY) / HOUR) === 2 ? whole + HOUR : whole;
}

export function lastSunday(year: number, month: number): number {
  const last = dayNumber(addDays(addMonths(`${year}-${String(month).padStart(2, '0')}-01`, 1), -1));
  return last - ((weekday(last) + 1) % 7);
}
/** The day `count` working days (Monday to Friday) after `day`; with 0 the first working day not before it. */
export function workingDay(day: number, count: number): number {
  let current = day;
  while (weekday(current) > 4) current += 1;
  for (let left = count; left > 0; left--) {
    current += 1;
    while (weekday(current) > 4) current += 1;
  }
  return current;
}

/** The three years up to yesterday. */
export function demoPeriod(today: Day): { from: number; to: number } {
  return { from: dayNumber(addMonths(today, -36)), to: dayNumber(today) - 1 };
}
