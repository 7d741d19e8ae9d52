import { percentileOfSorted } from '@/lib/stats/percentile';

export interface RfmCustomer {
  /** days since the last order; fewer is better */
  recency: number;
  orders: number;
  amount: number;
}

export interface RfmScore {
  recency: number;
  frequency: number;
  monetary: number;
}

export interface RfmBins {
  recency: readonly number[];
  frequency: readonly number[];
  monetary: readonly number[];
}

/**
 * Bounds of equal groups: the quantiles at 0, 1/n, ... 1 by linear interpolation (R's type 7), all but the first raised by
 * one unit, so that a whole number on a quantile belongs to the group below it (as the R package has it).
 */
function bounds(values: readonly number[], groups: number): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return Array.from({ length: groups + 1 }, (_, i) => {
    const value = percentileOfSorted(sorted, i / groups) as number;
    return i === 0 ? value : value + 1;
  });
}

/** Bounds of the quintiles (or another number of groups) of each of the three. @throws RangeError without customers */
export function rfmBins(customers: readonly RfmCustomer[], groups = 5): RfmBins {
  if (customers.length === 0) throw new RangeError('There is no customer to score');
  return {
    recency: bounds(
      customers.map(({ recency }) => recency),
      groups,
    ),
    frequency: bounds(
      customers.map(({ orders }) => orders),
      groups,
    ),
    monetary: bounds(
      customers.map(({ amount }) => amount),
      groups,
    ),
  };
}

/** Group of a value, from 1: the last bound that it reaches. Equal bounds make the groups between them empty. */
function groupOf(value: number, limits: readonly number[]): number {
  const groups = limits.length - 1;
  for (let i = groups - 1; i > 0; i -= 1) if (value >= (limits[i] as number)) return i + 1;
  return 1;
}

/**
 * Scores from 1 to the number of groups, high is good: recency counts backwards.
 * Checked against the R package rfm 0.3.0 (oracles/rfm.json).
 */
export function rfmScore(customer: RfmCustomer, bins: RfmBins): RfmScore {
  const groups = bins.recency.length - 1;
  return {
    recency: groups + 1 - groupOf(customer.recency, bins.recency),
    frequency: groupOf(customer.orders, bins.frequency),
    monetary: groupOf(customer.amount, bins.monetary),
  };
}

type Range = readonly [number, number];
interface RfmClass {
  id: string;
  r: Range;
  f: Range;
  m: Range;
}

/** Named classes of quintile scores; the first that fits counts. The ranges are those customary in the field (R package rfm). */
export const RFM_CLASSES: readonly RfmClass[] = [
  { id: 'champions', r: [5, 5], f: [5, 5], m: [5, 5] },
  { id: 'potential_loyalists', r: [3, 5], f: [3, 5], m: [2, 5] },
  { id: 'loyal', r: [2, 4], f: [2, 4], m: [2, 4] },
  { id: 'promising', r: [3, 4], f: [1, 3], m: [3, 5] },
  { id: 'new', r: [4, 5], f: [1, 3], m: [1, 5] },
  { id: 'cannot_lose', r: [1, 2], f: [3, 4], m: [4, 5] },
  { id: 'at_risk', r: [1, 2], f: [2, 5], m: [4, 5] },
  { id: 'need_attention', r: [1, 3], f: [3, 5], m: [3, 5] },
  { id: 'about_to_sleep', r: [2, 3], f: [1, 3], m: [1, 4] },
  { id: 'lost', r: [1, 1], f: [1, 5], m: [1, 5] },
];
export const OTHER_CLASS = 'others';

export function rfmClass({ recency, frequency, monetary }: RfmScore): string {
  const inside = (value: number, [low, high]: Range) => value >= low && value <= high;
  const found = RFM_CLASSES.find(({ r, f, m }) => inside(recency, r) && inside(frequency, f) && inside(monetary, m));
  return found?.id ?? OTHER_CLASS;
}
