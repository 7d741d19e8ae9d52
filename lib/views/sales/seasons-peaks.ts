import { addDays, type Day, daysInPeriod, startOf } from '@/lib/core/calendar';
import type { Happening } from '../explorer-chart';
import { type DatedPromotion, sameEventDay } from './seasons-promotions';

export const MOST_PEAKS = 10;
/** A peak is this much above what is usual for its weekday. */
const ABOVE = 1.4;
/** Fewer of a weekday do not say what is usual for it; the whole period then does. */
const FEWEST = 4;

export interface Peak {
  day: Day;
  value: number;
  /** Times the median of the same weekdays of the period. */
  times: number;
  promotion: DatedPromotion | null;
  note: string | null;
  /** The same event a year before, else the same weekday 52 weeks before. */
  before: { day: Day; value: number | null; promotion: DatedPromotion | null };
}

/** 1 (Monday) to 7. */
export const weekdayOf = (day: Day): number => daysInPeriod({ from: startOf('week', day), to: day });

/** Middle value; of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * Days well above the median of their weekday, largest first: what explains them, and what the same event brought a year
 * before. `valueOn` also knows the days before the period.
 */
export function peakDays(
  days: readonly Day[],
  valueOn: (day: Day) => number | null,
  promotions: readonly DatedPromotion[],
  notes: readonly Happening[],
): Peak[] {
  const known = days.flatMap((day) => {
    const value = valueOn(day);
    return value === null ? [] : [{ day, value, weekday: weekdayOf(day) }];
  });
  const whole = median(known.map(({ value }) => value));
  const usual = new Map(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const same = known.filter((each) => each.weekday === weekday).map(({ value }) => value);
      return [weekday, same.length >= FEWEST ? median(same) : whole];
    }),
  );
  return known
    .flatMap(({ day, value, weekday }): Peak[] => {
      const expected = usual.get(weekday) ?? null;
      if (expected === null || expected <= 0 || value < ABOVE * expected) return [];
      // The latest to begin is what is new on that day.
      const promotion = promotions.findLast(({ from, to }) => from <= day && day <= to) ?? null;
      const note = notes.find(({ day: from, endDay }) => from <= day && day <= (endDay ?? from));
      const same = promotion ? sameEventDay(day, promotion, promotions) : null;
      const beforeDay = same?.day ?? addDays(day, -364);
      return [
        {
          day,
          value,
          times: value / expected,
          promotion,
          note: note?.text ?? null,
          before: { day: beforeDay, value: valueOn(beforeDay), promotion: same?.promotion ?? null },
        },
      ];
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, MOST_PEAKS);
}
