/**
 * Percentile of values in rising order by linear interpolation between closest ranks (R type 7, as PostgreSQL's
 * percentile_cont). Null without values. Checked against R: quantile(c(1,2,3,4), .25) = 1.75.
 */
export function percentileOfSorted(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const [below, above] = [sorted[low] as number, sorted[Math.min(low + 1, sorted.length - 1)] as number];
  return below + (at - low) * (above - below);
}

/** The same of values in any order. */
export function percentile(values: readonly number[], share: number): number | null {
  return percentileOfSorted(
    values.toSorted((a, b) => a - b),
    share,
  );
}
