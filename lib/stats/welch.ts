import { studentPValue, studentQuantile } from './normal';

export interface MeanTest {
  /** mean of the second group minus mean of the first */
  difference: number;
  interval: [number, number];
  standardError: number;
  t: number | null;
  freedom: number;
  pValue: number | null;
}

interface Moments {
  n: number;
  mean: number;
  variance: number;
}

export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, variance: squares / (n - 1) };
}

/**
 * Welch's test of two means with unequal variances:
 *   t = (m2 - m1) / sqrt(s1^2/n1 + s2^2/n2), degrees of freedom by Welch-Satterthwaite, two-sided.
 * Where nothing varies on either side, t and p are null.
 * Checked against R: t.test(extra ~ group, data = sleep) (oracles/ab_test.json).
 * Source: B. L. Welch, Biometrika 34, 1947. @throws RangeError when a group has fewer than two values
 */
export function welch(first: readonly number[], second: readonly number[], confidence = 0.95): MeanTest {
  if (first.length < 2 || second.length < 2) throw new RangeError('Each group needs at least two values');
  const [a, b] = [moments(first), moments(second)];
  const [va, vb] = [a.variance / a.n, b.variance / b.n];
  const standardError = Math.sqrt(va + vb);
  const difference = b.mean - a.mean;
  if (!(standardError > 0)) {
    return {
      difference,
      interval: [difference, difference],
      standardError: 0,
      t: null,
      freedom: a.n + b.n - 2,
      pValue: null,
    };
  }
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const t = difference / standardError;
  const half = studentQuantile(0.5 + confidence / 2, freedom) * standardError;
  return {
    difference,
    interval: [difference - half, difference + half],
    standardError,
    t,
    freedom,
    pValue: studentPValue(t, freedom),
  };
}
