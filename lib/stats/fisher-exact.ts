const KNOWN: number[] = [0, 0];

/** ln n!: summed up to 256, beyond that by Stirling's series (error below 1e-16 there). */
export function logFactorial(n: number): number {
  if (n < 256) {
    for (let i = KNOWN.length; i <= n; i += 1) KNOWN.push((KNOWN[i - 1] as number) + Math.log(i));
    return KNOWN[n] as number;
  }
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * Fisher's exact test, one-sided: the chance that two sets of `a` and `b` out of `n` share `both` members or more when
 * they have nothing to do with each other. P(X >= both) with X hypergeometric, 0 to 1.
 * Checked against R: fisher.test(matrix(c(3, 1, 1, 3), 2), alternative = "greater") = 0.2428571.
 * Source: R. A. Fisher, "The Design of Experiments", 1935. @throws RangeError for counts that cannot be
 */
export function fisherExact(n: number, a: number, b: number, both: number): number {
  const [least, most] = [Math.max(0, a + b - n), Math.min(a, b)];
  if (a > n || b > n || both < least || both > most) throw new RangeError('These counts do not fit together');
  let term = Math.exp(logChoose(a, both) + logChoose(n - a, b - both) - logChoose(n, b));
  let sum = 0;
  for (let x = both; x <= most && term > 0; x += 1) {
    sum += term;
    term *= ((a - x) / (x + 1)) * ((b - x) / (n - a - b + x + 1));
  }
  return Math.min(1, sum);
}
