import { type Day, daysInPeriod, type Period } from '@/lib/core/calendar';
import type { Promotion } from './promotions-list';

export interface Band {
  code: string;
  name: string;
  /** Places in the period, 0 to 1. */
  from: number;
  to: number;
  /** Which line of the strip, from 0; bands of one line do not touch. */
  lane: number;
}

const GAP = 0.004;

/**
 * Promotions as bands of a calendar, each in the first line that is free there. Codes that are on for the whole period
 * say nothing about its course and are left out.
 */
export function promotionBands(promotions: readonly Promotion[], period: Period): Band[] {
  const days = daysInPeriod(period);
  const ends: number[] = [];
  const at = (day: Day) => (daysInPeriod({ from: period.from, to: day }) - 1) / days;
  return promotions.flatMap(({ code, name, start, end }): Band[] => {
    if (!start || !end || (start <= period.from && end >= period.to)) return [];
    const from = start <= period.from ? 0 : at(start);
    const to = end >= period.to ? 1 : at(end) + 1 / days;
    if (to <= from) return [];
    const free = ends.findIndex((lane) => lane + GAP <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    return [{ code, name, from, to, lane }];
  });
}
