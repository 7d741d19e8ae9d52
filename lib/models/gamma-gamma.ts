import { logGamma } from '@/lib/stats/log-gamma';
import { nelderMead } from '@/lib/stats/nelder-mead';

/** Mean value of a customer's repeat purchases, and how many there were. */
export interface Spending {
  x: number;
  mean: number;
}

/** Values per purchase vary by customer as gamma(p, nu), nu as gamma(q, v). */
export interface GammaGamma {
  p: number;
  q: number;
  v: number;
}

export interface GammaGammaFit extends GammaGamma {
  logLikelihood: number;
  customers: number;
}

function logLikelihood({ p, q, v }: GammaGamma, { x, mean }: Spending): number {
  const px = p * x;
  return (
    logGamma(px + q) -
    logGamma(px) -
    logGamma(q) +
    q * Math.log(v) +
    (px - 1) * Math.log(mean) +
    px * Math.log(x) -
    (px + q) * Math.log(v + x * mean)
  );
}

/**
 * Maximum likelihood fit over customers with a repeat purchase and a mean above 0 (others say nothing).
 *   L = Gamma(px+q) / (Gamma(px) Gamma(q)) v^q z^(px-1) x^(px) / (v + x z)^(px+q)
 * Value and number of purchases are taken for independent: check their correlation before use.
 * Checked against the published fit of CDNOW: p 6.25, q 3.74, v 15.44, log-likelihood -4055.9.
 * Source: P. S. Fader, B. G. S. Hardie, "The gamma-gamma model of monetary value", 2013.
 * @throws RangeError without such a customer
 */
export function fitGammaGamma(customers: readonly Spending[]): GammaGammaFit {
  const known = customers.filter(({ x, mean }) => x > 0 && mean > 0);
  if (known.length === 0) throw new RangeError('Nobody has bought again: there is nothing to learn from');
  const parameters = (logs: readonly number[]): GammaGamma => {
    const [p, q, v] = logs.map((log) => Math.exp(Math.max(-20, Math.min(20, log)))) as [number, number, number];
    return { p, q, v };
  };
  const loss = (logs: readonly number[]) => {
    const model = parameters(logs);
    return -known.reduce((sum, one) => sum + logLikelihood(model, one), 0);
  };
  const level = known.reduce((sum, { mean }) => sum + mean, 0) / known.length;
  const starts = [
    [1, 1, Math.log(level)],
    [0, 1, Math.log(level / 2)],
    [2, 1.5, Math.log(level * 2)],
  ];
  const best = starts
    .map((start) => nelderMead(loss, start))
    .reduce((one, other) => (other.value < one.value ? other : one));
  return { ...parameters(best.at), logLikelihood: -best.value, customers: known.length };
}

/**
 * Value expected of a customer's next purchase: p (v + x z) / (p x + q - 1), which for nobody's purchases is the population's
 * mean p v / (q - 1). Null when that mean does not exist (q <= 1 and no purchase). Checked against values of CDNOW.
 */
export function expectedValue({ p, q, v }: GammaGamma, { x, mean }: Spending): number | null {
  const below = p * x + q - 1;
  return below > 0 ? (p * (v + x * mean)) / below : null;
}
