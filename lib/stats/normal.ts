import jStat from 'jstat';

/** Two-sided p-value of a standard normal z: P(|Z| >= |z|) = erfc(|z| / sqrt 2). Checked against R's prop.test. */
export function normalPValue(z: number): number {
  return Math.min(1, jStat.erfc(Math.abs(z) / Math.SQRT2));
}

/** Quantile of the standard normal distribution, 0 < p < 1. Checked against R: qnorm(0.975) = 1.959963984540054. */
export function normalQuantile(p: number): number {
  return jStat.normal.inv(p, 0, 1);
}

/** Two-sided p-value of Student's t with `freedom` degrees, which need not be whole. Checked against R's t.test. */
export function studentPValue(t: number, freedom: number): number {
  return Math.min(1, jStat.ibeta(freedom / (freedom + t * t), freedom / 2, 0.5));
}

/** Quantile of Student's t, 0 < p < 1. Checked by the distribution function: P(T <= q) = p. */
export function studentQuantile(p: number, freedom: number): number {
  return jStat.studentt.inv(p, freedom);
}
