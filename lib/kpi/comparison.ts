import {
  addDays,
  addMonths,
  comparisonPeriod,
  type Day,
  type Period,
  periodStarts,
  startOf,
} from '@/lib/core/calendar';
import type { KpiQuery } from './query';

export interface Comparison {
  range: Period;
  /** First day of each period of the query, and of the period that it is compared with (null: there is none). */
  starts: readonly Day[];
  partners: readonly (Day | null)[];
}

const WEEKS_OF_A_YEAR = 364;

/** Weeks move by 52 weeks, so that whole weeks meet whole weeks; everything else by the calendar. */
function comparedRange({ from, to, grain }: KpiQuery, compare: NonNullable<KpiQuery['compare']>): Period {
  if (compare === 'previous_year' && grain === 'week') {
    return { from: addDays(from, -WEEKS_OF_A_YEAR), to: addDays(to, -WEEKS_OF_A_YEAR) };
  }
  return comparisonPeriod({ from, to }, compare);
}

/**
 * Which period is compared with which. With the previous year: the same day, month, quarter or year of that year, week
 * by week 52 weeks before; 29 February has no partner. With the previous period: the first with the first, and so on.
 */
export function comparisonOf(query: KpiQuery): Comparison | null {
  const { compare, grain } = query;
  if (!compare) return null;
  const range = comparedRange(query, compare);
  if (grain === 'none') return { range, starts: [query.from], partners: [range.from] };
  const starts = periodStarts(grain, query);
  if (compare === 'previous_period' || grain === 'week') {
    const others = periodStarts(grain, range);
    return { range, starts, partners: starts.map((_, i) => others[i] ?? null) };
  }
  const yearBefore = (start: Day) => (start.endsWith('-02-29') ? null : startOf(grain, addMonths(start, -12)));
  return { range, starts, partners: starts.map(yearBefore) };
}
