/**
 * Adjusted p-values of several tests: q_(i) = min over j >= i of p_(j) m / j, at most 1, in the order of the input.
 * Tests with q <= 0.1 hold on average at most one false finding in ten.
 * Checked against R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BH") = 0.05 five times.
 * Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society
 * B 57, 1995.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const count = pValues.length;
  const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(count).fill(1);
  let least = 1;
  for (const [place, { p, i }] of order.entries()) {
    least = Math.min(least, (p * count) / (count - place));
    adjusted[i] = least;
  }
  return adjusted;
}
