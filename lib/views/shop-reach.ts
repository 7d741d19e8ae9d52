import { addDays, type Day, dayInZone } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import { readShop, type Shop } from '@/lib/db/shop';

export interface ShopReach {
  shop: Shop;
  /** First and last day with sales; null while the shop is empty. */
  first: Day | null;
  last: Day | null;
  /** Last day that is over and has data: what "the last 30 days" end with. */
  anchor: Day;
  /** The data ends more than a week ago. */
  isHistory: boolean;
}

/** Which days the shop's data covers. Imported history may end long ago: pages then open on its end, not on today. */
export async function shopReach(now: Date): Promise<ShopReach> {
  const [shop, [found]] = await Promise.all([
    readShop(),
    runSql<{ first: Day | null; last: Day | null }>(
      'SELECT min(day) AS first, max(day) AS last FROM rollup_channel_day WHERE orders > 0',
    ),
  ]);
  const yesterday = addDays(dayInZone(now, shop.timeZone), -1);
  const { first = null, last = null } = found ?? {};
  const anchor = last !== null && (last < yesterday || (first !== null && first > yesterday)) ? last : yesterday;
  return { shop, first, last, anchor, isHistory: last !== null && last < addDays(yesterday, -7) };
}
