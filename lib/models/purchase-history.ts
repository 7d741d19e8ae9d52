import type { Purchases } from './bg-nbd';
import type { Spending } from './gamma-gamma';

export interface Purchase {
  person: string;
  /** days since any fixed day */
  day: number;
  value: number;
}

export interface Summary extends Purchases, Spending {
  person: string;
}

/**
 * What BG/NBD and gamma-gamma need of each person: repeat purchase days x, recency and age in weeks until `end`, and the mean
 * value per repeat purchase day (the first purchase made the customer and says nothing of repeats).
 * Purchases of one day are one; those after `end` are not known yet. Checked against the summary published with CDNOW.
 */
export function purchaseHistory(purchases: readonly Purchase[], end: number): Summary[] {
  const days = new Map<string, Map<number, number>>();
  for (const { person, day, value } of purchases) {
    if (day > end) continue;
    const own = days.get(person) ?? new Map<number, number>();
    own.set(day, (own.get(day) ?? 0) + value);
    days.set(person, own);
  }
  return [...days].map(([person, own]) => {
    const dates = [...own.keys()].sort((a, b) => a - b);
    const first = dates[0] as number;
    const repeats = dates.slice(1);
    const spent = repeats.reduce((sum, day) => sum + (own.get(day) as number), 0);
    return {
      person,
      x: repeats.length,
      recency: ((repeats.at(-1) ?? first) - first) / 7,
      age: (end - first) / 7,
      mean: repeats.length > 0 ? spent / repeats.length : 0,
    };
  });
}
