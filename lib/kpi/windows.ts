import {
  addDays,
  addMonths,
  comparisonPeriod,
  type Day,
  type Grain,
  nextStart,
  type Period,
  periodStarts,
  startOf,
} from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { KpiWindow } from './definition';

/** Days that a period's figure takes in; with `before`, from its first to `before` are the days before the period. */
export interface Window extends Period {
  period: Day;
  before?: Day;
}

export const BEGINNING: Day = '1000-01-01';

/** The same day `months` earlier, or the first of the next month where that month is too short. */
function monthsBefore(day: Day, months: number): Day {
  const earlier = addMonths(day, -months);
  return earlier.slice(8) === day.slice(8) ? earlier : addDays(earlier, 1);
}

function firstDay(window: KpiWindow, to: Day): Day {
  if ('to_date' in window) return window.to_date === 'beginning' ? BEGINNING : startOf(window.to_date, to);
  if ('days' in window.rolling) return addDays(to, 1 - window.rolling.days);
  return monthsBefore(addDays(to, 1), window.rolling.months);
}

/** First and last day of every period of a query that the range holds. */
function periodsOf(grain: Grain | 'none', range: Period): Window[] {
  if (grain === 'none') return [{ period: range.from, ...range }];
  return periodStarts(grain, range).map((start) => {
    const end = addDays(nextStart(grain, start), -1);
    const to = [end, range.to].toSorted()[0] as Day;
    return { period: start, from: start, to };
  });
}

/**
 * The window of each period: it ends with the period (or with the range, when that ends earlier) and begins as the KPI
 * says. Retention (`pairs`) looks at two stretches: the period, or the window, and the one of the same kind before it.
 */
export function windowsOf(
  window: KpiWindow | undefined,
  pairs: boolean,
  grain: Grain | 'none',
  range: Period,
): Window[] {
  return periodsOf(grain, range).map((each) => {
    const from = window ? firstDay(window, each.to) : each.from;
    if (!pairs) return { ...each, from };
    const before = addDays(from, -1);
    return { ...each, from: firstDayBefore(window, grain, { from, to: each.to }), before };
  });
}

function firstDayBefore(window: KpiWindow | undefined, grain: Grain | 'none', current: Period): Day {
  const before = addDays(current.from, -1);
  if (window && 'to_date' in window) {
    throw new AppError(
      'invalid_input',
      'Customers kept cannot be taken to date: there is no stretch of the same kind before.',
    );
  }
  if (window) return firstDay(window, before);
  return grain === 'none' ? comparisonPeriod(current, 'previous_period').from : startOf(grain, before);
}
