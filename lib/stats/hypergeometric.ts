const MOST_TERMS = 100_000;

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) by its series, sum of (a)_n (b)_n / (c)_n z^n / n!, for 0 <= z < 1.
 * Near 1 Euler's transformation (1-z)^(c-a-b) 2F1(c-a, c-b; c; z) is summed where it converges faster.
 * Checked against scipy's published hyp2f1(1, 1; 2; z) = -ln(1-z)/z and 2F1(a, b; b; z) = (1-z)^-a.
 * @throws RangeError for z outside 0..1, or when the series does not settle
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new RangeError('z must lie between 0 and 1');
  if (z > 0.9 && c - a > 0 && c - b > 0 && c - a - b < 0) {
    return (1 - z) ** (c - a - b) * series(c - a, c - b, c, z);
  }
  return series(a, b, c, z);
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-15 * Math.abs(sum)) return sum;
  }
  throw new RangeError('The hypergeometric series does not settle');
}
