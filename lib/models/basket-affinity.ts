export interface Affinity {
  /** Share of all baskets that hold both sides, 0 to 1. */
  support: number;
  /** Share of the baskets with the left side that hold the right one too. */
  confidence: number;
  /** Confidence over the share of baskets with the right side: 1 is what chance would give. */
  lift: number;
  /** Support above what chance would give. */
  leverage: number;
  /** (1 - share of the right side) / (1 - confidence); null when the right side never fails to come along. */
  conviction: number | null;
}

export interface Counts {
  /** All baskets. */
  baskets: number;
  /** With the left side, with the right side, with both. */
  left: number;
  right: number;
  both: number;
}

/**
 * How strongly the right side of a rule comes with the left one. Counts are baskets; null where a side never occurs.
 * support = both / n, confidence = both / left, lift = confidence / (right / n), leverage = support - left/n * right/n.
 * Source: R. Agrawal, T. Imielinski, A. Swami, "Mining association rules between sets of items", SIGMOD 1993; S. Brin et
 * al., "Dynamic itemset counting and implication rules", SIGMOD 1997 (lift, conviction). Checked against the groceries
 * data of R's arules as computed by mlxtend (tests/unit/models/basket-affinity.test.ts).
 */
export function affinity({ baskets, left, right, both }: Counts): Affinity | null {
  if (baskets <= 0 || left <= 0 || right <= 0) return null;
  const [support, confidence, expected] = [both / baskets, both / left, right / baskets];
  return {
    support,
    confidence,
    lift: confidence / expected,
    leverage: support - (left / baskets) * expected,
    conviction: confidence >= 1 ? null : (1 - expected) / (1 - confidence),
  };
}

export interface Itemset {
  /** In alphabetical order. */
  items: readonly string[];
  /** Baskets that hold all of them. */
  count: number;
}

/** Both lists are in rising order. */
function common(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && (b[j] as number) < value) j += 1;
    if (b[j] === value) shared.push(value);
  }
  return shared;
}

/**
 * Sets of items that at least `minSupport` (0 to 1) of the baskets hold, up to `longest` items, by intersecting lists of
 * baskets depth first. An item twice in a basket counts once.
 * Source: M. Zaki, "Scalable algorithms for association mining" (Eclat), IEEE TKDE 12, 2000. Checked as above: 333 sets
 * at 1 %. @throws RangeError for a support outside 0 (excluded) to 1
 */
export function frequentItemsets(
  baskets: readonly (readonly string[])[],
  minSupport: number,
  longest = Number.POSITIVE_INFINITY,
): Itemset[] {
  if (!(minSupport > 0 && minSupport <= 1)) throw new RangeError('The least support lies above 0 and is at most 1');
  const least = minSupport * baskets.length - 1e-9;
  const places = new Map<string, number[]>();
  baskets.forEach((basket, i) => {
    for (const item of new Set(basket)) {
      const list = places.get(item);
      if (list) list.push(i);
      else places.set(item, [i]);
    }
  });
  const found: Itemset[] = [];
  type Entry = { item: string; list: readonly number[] };
  const extend = (prefix: readonly string[], entries: readonly Entry[]) => {
    entries.forEach(({ item, list }, i) => {
      const items = [...prefix, item];
      found.push({ items, count: list.length });
      if (items.length >= longest) return;
      const longer = entries.slice(i + 1).flatMap((next): Entry[] => {
        const shared = common(list, next.list);
        return shared.length >= least ? [{ item: next.item, list: shared }] : [];
      });
      extend(items, longer);
    });
  };
  const singles = [...places].map(([item, list]): Entry => ({ item, list }));
  extend(
    [],
    singles
      .filter(({ list }) => list.length >= least)
      .toSorted((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)),
  );
  return found;
}

export interface Rule extends Affinity, Counts {
  lhs: readonly string[];
  rhs: readonly string[];
}

/** Ways to split a set into two sides, neither empty. */
function splits(items: readonly string[]): [string[], string[]][] {
  return Array.from({ length: 2 ** items.length - 2 }, (_, i) => {
    const isLeft = (place: number) => ((i + 1) >> place) % 2 === 1;
    return [items.filter((_item, place) => isLeft(place)), items.filter((_item, place) => !isLeft(place))];
  });
}

/** Rules of frequent itemsets (all of them, as `frequentItemsets` gives them) with enough confidence; strongest lift first. */
export function associationRules(itemsets: readonly Itemset[], baskets: number, minConfidence: number): Rule[] {
  const counts = new Map(itemsets.map(({ items, count }) => [items.join('\u0000'), count]));
  const countOf = (items: readonly string[]) => counts.get(items.join('\u0000')) ?? 0;
  return itemsets
    .filter(({ items }) => items.length >= 2)
    .flatMap(({ items, count: both }) =>
      splits(items).flatMap(([lhs, rhs]): Rule[] => {
        const given = { baskets, left: countOf(lhs), right: countOf(rhs), both };
        const measured = affinity(given);
        return measured && measured.confidence >= minConfidence - 1e-12 ? [{ lhs, rhs, ...given, ...measured }] : [];
      }),
    )
    .toSorted((a, b) => b.lift - a.lift || b.support - a.support);
}
