import jStat from 'jstat';

/** Mean of the values; NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Pearson's product-moment correlation of pairs (x[i], y[i]), from -1 to 1. Null with fewer than three pairs, and when
 * one side does not vary.
 * Checked against R: cor(mtcars$mpg, mtcars$wt) = -0.8676594.
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError('Both series need the same length');
  if (x.length < 3) return null;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [i, value] of x.entries()) {
    const [dx, dy] = [value - mx, (y[i] as number) - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // A series that differs from its mean by rounding only is constant.
  const isFlat = (sum: number, level: number) => sum <= 1e-20 * x.length * Math.max(1, level * level);
  if (isFlat(xx, mx) || isFlat(yy, my)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/**
 * Two-sided p-value of a correlation r over n independent pairs, by Student's t with n - 2 degrees of freedom:
 *   t = r sqrt((n - 2) / (1 - r^2)),  p = I_{(n-2)/(n-2+t^2)}((n - 2) / 2, 1 / 2)
 * n need not be whole (an effective sample size is not). 1 when n is not above 2: nothing can then be told.
 * Checked against R: cor.test(mtcars$mpg, mtcars$wt)$p.value = 1.294e-10.
 */
export function correlationPValue(r: number, n: number): number {
  const freedom = n - 2;
  if (!(freedom > 0)) return 1;
  const rest = 1 - r * r;
  if (rest <= 0) return 0;
  // (n-2) / (n-2+t^2) is 1 - r^2 by the formula above.
  return Math.min(1, Math.max(0, jStat.ibeta(rest, freedom / 2, 0.5)));
}

/** Correlation of a series with itself one step before; 0 where it cannot be told. */
export function firstAutocorrelation(series: readonly number[]): number {
  return correlation(series.slice(1), series.slice(0, -1)) ?? 0;
}

/**
 * How many independent pairs two series with memory are worth: n (1 - a b) / (1 + a b), with a and b their first
 * autocorrelations; never more than n, at least 0. Without it every pair of slow series would seem to belong together.
 * Source: M. S. Bartlett, "Some aspects of the time-correlation problem", Journal of the Royal Statistical Society 98,
 * 1935 (first-order form).
 */
export function effectivePairs(x: readonly number[], y: readonly number[]): number {
  const memory = firstAutocorrelation(x) * firstAutocorrelation(y);
  return Math.min(x.length, Math.max(0, (x.length * (1 - memory)) / (1 + memory)));
}
