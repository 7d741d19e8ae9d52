import { normalQuantile } from './normal';

/**
 * Wilson's score interval of a proportion x / n, 0 to 1, without continuity correction:
 *   (p + z^2/2n -+ z sqrt(p (1-p) / n + z^2 / 4n^2)) / (1 + z^2/n)
 * Unlike p -+ z s it stays inside 0..1 and is right for few cases. Null for n = 0.
 * Checked against R: prop.test(100, 1000, correct = FALSE). Source: E. B. Wilson, JASA 22, 1927.
 * @throws RangeError when x is not between 0 and n
 */
export function wilsonInterval(x: number, n: number, confidence = 0.95): [number, number] | null {
  if (x < 0 || x > n) throw new RangeError('x must lie between 0 and n');
  if (n === 0) return null;
  const z = normalQuantile(0.5 + confidence / 2);
  const p = x / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // Rounding must not lead out of 0..1 at the ends.
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
