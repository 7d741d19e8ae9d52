import { addDays, addMonths, type Day, nextStart, startOf } from '@/lib/core/calendar';
import type { SalesContext } from './sales-context';

export interface CutOff {
  from: Day;
  to: Day;
  /** Ends of months that can be looked at, latest first. */
  months: Day[];
}

const MOST_ENDS = 12;

/** The month whose end is looked at: the one of the address, else the last that is over. */
export function cutOffMonth(
  asked: string | undefined,
  { query, until }: Pick<SalesContext, 'query' | 'until'>,
): CutOff | null {
  const months: Day[] = [];
  let start = startOf('month', addDays(until, 1));
  while (months.length < MOST_ENDS) {
    start = addMonths(start, -1);
    if (addDays(nextStart('month', start), -1) < query.from) break;
    months.push(start);
  }
  const month = months.find((each) => each.slice(0, 7) === asked) ?? months[0];
  return month ? { from: month, to: addDays(nextStart('month', month), -1), months } : null;
}
