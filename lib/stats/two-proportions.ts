import { normalPValue, normalQuantile } from './normal';

export interface ProportionTest {
  /** p2 - p1 */
  difference: number;
  /** of the difference, unpooled */
  interval: [number, number];
  /** p2 / p1 - 1; null when p1 is 0 */
  relativeLift: number | null;
  /** pooled; null when nobody or everybody converts on both sides */
  z: number | null;
  pValue: number | null;
}

/**
 * Compares two proportions x1/n1 and x2/n2: z = (p2 - p1) / sqrt(p (1-p) (1/n1 + 1/n2)) with the pooled p, two-sided;
 * the interval of the difference is Wald's, unpooled. No continuity correction.
 * Checked against R: prop.test(c(100, 130), c(1000, 1000), correct = FALSE) (oracles/ab_test.json).
 * @throws RangeError for counts that cannot be
 */
export function twoProportions(
  [x1, x2]: readonly [number, number],
  [n1, n2]: readonly [number, number],
  confidence = 0.95,
): ProportionTest {
  if (!(n1 > 0 && n2 > 0) || x1 < 0 || x2 < 0 || x1 > n1 || x2 > n2) {
    throw new RangeError('Both groups need members, and no more conversions than members');
  }
  const [p1, p2] = [x1 / n1, x2 / n2];
  const pooled = (x1 + x2) / (n1 + n2);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const z = spread > 0 ? (p2 - p1) / spread : null;
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return {
    difference: p2 - p1,
    interval: [p2 - p1 - half, p2 - p1 + half],
    relativeLift: p1 > 0 ? p2 / p1 - 1 : null,
    z,
    pValue: z === null ? null : normalPValue(z),
  };
}

/**
 * Members that each of two equal groups needs to find p1 against p2:
 *   n = ((z_{1-a/2} sqrt(2 p q) + z_power sqrt(p1 q1 + p2 q2)) / (p2 - p1))^2, p the mean of both
 * Not rounded. Checked against R: power.prop.test(p1 = .5, p2 = .75, power = .9)$n = 76.7 (oracles/ab_test.json).
 * @throws RangeError for proportions outside 0..1 or equal ones, and for power or level outside 0..1
 */
export function sampleSizePerGroup(p1: number, p2: number, power = 0.8, level = 0.05): number {
  const inside = (value: number) => value > 0 && value < 1;
  if (!(p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1) || p1 === p2 || !inside(power) || !inside(level)) {
    throw new RangeError('Two different proportions between 0 and 1, a power and a level strictly between are needed');
  }
  const mean = (p1 + p2) / 2;
  const noise = normalQuantile(1 - level / 2) * Math.sqrt(2 * mean * (1 - mean));
  const signal = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return ((noise + signal) / (p2 - p1)) ** 2;
}
