export interface Graded<Part> {
  part: Part;
  /** Share of the total reached with this part, 0 to 1. */
  cumulative: number;
  grade: 'A' | 'B' | 'C';
}

export interface Concentration {
  /** Parts of class A, B and C. */
  counts: { A: number; B: number; C: number };
  /** Share of the n largest, for the asked n that exist. */
  top: { n: number; share: number }[];
  /** Herfindahl-Hirschman index: sum of squared shares, 1/n (even) to 1 (all in one). */
  index: number;
}

/**
 * Pareto classes: parts sorted by value, A until 80 % of the total is reached (the part that reaches it is still A), B
 * until 95 %, C after. Parts that are not above zero bring nothing to the total and are C. Empty when nothing is above zero.
 */
export function gradeParts<Part>(parts: readonly Part[], valueIn: (part: Part) => number): Graded<Part>[] {
  const sorted = parts.toSorted((a, b) => valueIn(b) - valueIn(a));
  const total = sorted.reduce((sum, part) => sum + Math.max(0, valueIn(part)), 0);
  if (total <= 0) return [];
  let reached = 0;
  return sorted.map((part) => {
    const before = reached / total;
    reached += Math.max(0, valueIn(part));
    const grade = valueIn(part) <= 0 ? 'C' : before < 0.8 - 1e-12 ? 'A' : before < 0.95 - 1e-12 ? 'B' : 'C';
    return { part, cumulative: reached / total, grade };
  });
}

/** How much of a total lies with few parts: class sizes, share of the n largest, Herfindahl-Hirschman index. */
export function concentration(values: readonly number[], tops: readonly number[] = [1, 5, 10, 20]): Concentration {
  const graded = gradeParts(values, (value) => value);
  const positive = values.filter((value) => value > 0).toSorted((a, b) => b - a);
  const total = positive.reduce((sum, value) => sum + value, 0);
  const count = (grade: 'A' | 'B' | 'C') => graded.filter((each) => each.grade === grade).length;
  return {
    counts: { A: count('A'), B: count('B'), C: count('C') },
    top: tops
      .filter((n) => n < positive.length)
      .map((n) => ({ n, share: positive.slice(0, n).reduce((sum, value) => sum + value, 0) / total })),
    index: total > 0 ? positive.reduce((sum, value) => sum + (value / total) ** 2, 0) : 0,
  };
}
