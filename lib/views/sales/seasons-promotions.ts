import { addDays, type Day, daysInPeriod, type Period } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { comparedOf, numberOf } from '../figures';

export interface DatedPromotion {
  code: string;
  name: string;
  from: Day;
  to: Day;
}

/** A code that is always there is no event, however much it is used. */
const LONGEST = 45;
/** A promotion explains its days when it carried at least this part of what was sold on them. */
const CARRIES = 0.1;

/** Promotions with a beginning and an end that touch a period, first to begin first. */
export async function datedPromotions({ from, to }: Period): Promise<DatedPromotion[]> {
  const rows = await runSql<{ code: string; name: string; from: Day; to: Day }>({
    text: `SELECT code, coalesce(nullif(name, ''), code) AS name, start_day AS "from", end_day AS "to" FROM promotion
      WHERE start_day <= $2::date AND end_day >= $1::date AND end_day >= start_day AND end_day - start_day < $3
      ORDER BY start_day, code`,
    values: [from, to, LONGEST],
  });
  return rows;
}

/** The promotions that carried a tenth or more of what was sold, before refunds, on their days within the period. */
export function carryingPromotions(
  promotions: readonly DatedPromotion[],
  revenue: KpiAnswer,
  soldBy: ReadonlyMap<Day, number>,
  period: Period,
): DatedPromotion[] {
  const earned = new Map(
    revenue.rows.map((row) => [String(row.promotion ?? ''), numberOf(comparedOf(row, 'promotion_revenue').value) ?? 0]),
  );
  return promotions.filter(({ code, ...own }) => {
    const sold = daysOf(own, period).reduce((sum, day) => sum + (soldBy.get(day) ?? 0), 0);
    return sold > 0 && (earned.get(code) ?? 0) >= CARRIES * sold;
  });
}

/** The days of a stretch that lie within a period. */
export function daysOf({ from, to }: Period, within: Period): Day[] {
  const first = from > within.from ? from : within.from;
  if (to < first || within.to < first) return [];
  const last = [to, within.to].toSorted()[0] as Day;
  return Array.from({ length: daysInPeriod({ from: first, to: last }) }, (_, i) => addDays(first, i));
}

/** What a promotion has in common with itself in other years: "Black Friday 2026" and "BLACKFRIDAY-25" are one. */
export function eventName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}|[\d\W_]/gu, '')
    .toLowerCase();
}

const isSame = (a: string, b: string) => eventName(a) !== '' && eventName(a) === eventName(b);
const isSameEvent = (a: DatedPromotion, b: DatedPromotion) => isSame(a.name, b.name) || isSame(a.code, b.code);

/**
 * The day of an event a year before: as many days after the beginning of the same promotion, at most its last day. Null
 * where that promotion was not held between 300 and 430 days before.
 */
export function sameEventDay(
  day: Day,
  promotion: DatedPromotion,
  promotions: readonly DatedPromotion[],
): { day: Day; promotion: DatedPromotion } | null {
  const earlier = promotions.findLast((other) => {
    if (other.from >= promotion.from || !isSameEvent(other, promotion)) return false;
    const apart = daysInPeriod({ from: other.from, to: promotion.from }) - 1;
    return apart >= 300 && apart <= 430;
  });
  if (!earlier) return null;
  const offset = daysInPeriod({ from: promotion.from, to: day }) - 1;
  const same = addDays(earlier.from, offset);
  return { day: [same, earlier.to].toSorted()[0] as Day, promotion: earlier };
}
