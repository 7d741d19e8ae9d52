import { addDays, addMonths, type Day, daysInPeriod, type Period } from '@/lib/core/calendar';

export interface EventWindow extends Period {
  id: 'before' | 'during' | 'after' | 'last_year';
  days: number;
}

/** A promotion that is on for longer has no before and after that could be compared with it. */
export const LONGEST = 62;

/**
 * Stretches of days to set beside a promotion: the same number of days before it and after it, and the same days a year
 * earlier. Days after the last one with data are cut off; what is cut off wholly is left out.
 */
export function eventWindows({ from, to }: Period, first: Day, anchor: Day): EventWindow[] {
  const length = daysInPeriod({ from, to });
  const wanted: (Period & { id: EventWindow['id'] })[] = [
    { id: 'before', from: addDays(from, -length), to: addDays(from, -1) },
    { id: 'during', from, to },
    { id: 'after', from: addDays(to, 1), to: addDays(to, length) },
    { id: 'last_year', from: addMonths(from, -12), to: addDays(addMonths(from, -12), length - 1) },
  ];
  return wanted.flatMap((each) => {
    if (each.from > anchor || each.from < first) return [];
    const [until = each.to] = [each.to, anchor].toSorted();
    const period = { from: each.from, to: until };
    return [{ id: each.id, ...period, days: daysInPeriod(period) }];
  });
}
