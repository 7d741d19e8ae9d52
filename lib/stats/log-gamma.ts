// Coefficients of Lanczos' approximation with g = 7 and nine terms.
const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * ln of the gamma function for x > 0, to about 15 digits (Lanczos).
 * Checked against ln((n-1)!) and ln(sqrt(pi)) at 1/2. Source: C. Lanczos, SIAM Journal on Numerical Analysis B 1, 1964.
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  const t = y + 7.5;
  const sum = COEFFICIENTS.reduce((all, c, i) => all + (i === 0 ? c : c / (y + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}
