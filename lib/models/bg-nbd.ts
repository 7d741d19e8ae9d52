import { hypergeometric } from '@/lib/stats/hypergeometric';
import { logGamma } from '@/lib/stats/log-gamma';
import { nelderMead } from '@/lib/stats/nelder-mead';

/** A customer's repeat purchases, all times in one unit (weeks). Purchases of one day count once. */
export interface Purchases {
  /** repeat purchase days */
  x: number;
  /** first purchase to last; 0 without a repeat */
  recency: number;
  /** first purchase to the end of observation */
  age: number;
}

/** r, alpha: how purchase rates are spread (gamma); a, b: how the chance to leave is spread (beta). */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/**
 * ln of the likelihood of one customer's x, t_x and T under BG/NBD (eq. 6 of the source):
 *   B(a, b+x)/B(a,b) Gamma(r+x) alpha^r / (Gamma(r) (alpha+T)^(r+x)) + [x>0] B(a+1, b+x-1)/B(a,b) ... (alpha+t_x)^(r+x)
 */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, { x, recency, age }: Purchases): number {
  const common = logGamma(r + x) - logGamma(r) + r * Math.log(alpha) - logBeta(a, b);
  const alive = logBeta(a, b + x) - (r + x) * Math.log(alpha + age);
  if (x === 0) return common + alive;
  const left = logBeta(a + 1, b + x - 1) - (r + x) * Math.log(alpha + recency);
  const most = Math.max(alive, left);
  return common + most + Math.log(Math.exp(alive - most) + Math.exp(left - most));
}

export interface BgNbdFit extends BgNbd {
  logLikelihood: number;
  customers: number;
}

/**
 * Maximum likelihood fit over customers, in the logarithms of the parameters (so that they stay positive) by Nelder-Mead from
 * three starts. Equal customers are counted together.
 * Checked against the published fit of CDNOW: r .243, alpha 4.414, a .793, b 2.426, log-likelihood -9582.4.
 * Source: P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting your customers the easy way", Marketing Science 24, 2005.
 * @throws RangeError without customers, without a repeat purchase, and for times that contradict each other
 */
export function fitBgNbd(customers: readonly Purchases[]): BgNbdFit {
  if (!customers.some(({ x }) => x > 0))
    throw new RangeError('Nobody has bought again: there is nothing to learn from');
  const counts = new Map<string, { one: Purchases; n: number }>();
  for (const one of customers) {
    if (!(one.recency >= 0 && one.age >= one.recency) || one.x < 0 || one.x > 0 !== one.recency > 0) {
      throw new RangeError('A customer needs 0 <= recency <= age, and a recency above 0 exactly when purchases repeat');
    }
    const key = `${one.x}|${one.recency}|${one.age}`;
    const known = counts.get(key);
    if (known) known.n += 1;
    else counts.set(key, { one, n: 1 });
  }
  const groups = [...counts.values()];
  const parameters = (logs: readonly number[]): BgNbd => {
    const [r, alpha, a, b] = logs.map((log) => Math.exp(Math.max(-20, Math.min(20, log)))) as [
      number,
      number,
      number,
      number,
    ];
    return { r, alpha, a, b };
  };
  const loss = (logs: readonly number[]) => {
    const model = parameters(logs);
    return -groups.reduce((sum, { one, n }) => sum + n * bgNbdLogLikelihood(model, one), 0);
  };
  const meanAge = customers.reduce((sum, { age }) => sum + age, 0) / customers.length;
  const starts = [
    [0, Math.log(meanAge / 4 || 1), 0, 0],
    [-1, Math.log(meanAge / 8 || 1), 0, 1],
    [0, Math.log(meanAge || 1), -1, 1],
  ];
  const best = starts
    .map((start) => nelderMead(loss, start))
    .reduce((one, other) => (other.value < one.value ? other : one));
  return { ...parameters(best.at), logLikelihood: -best.value, customers: customers.length };
}

/** Odds that a customer has left: a / (b+x-1) ((alpha+T) / (alpha+t_x))^(r+x); 0 without a repeat. */
function oddsLeft({ r, alpha, a, b }: BgNbd, { x, recency, age }: Purchases): number {
  return x > 0 ? (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x) : 0;
}

/**
 * Chance that a customer still buys, 0 to 1. It is 1 by construction for those who bought once: the model lets nobody leave
 * before a repeat purchase, and no screen may call that certain. Checked against published values of CDNOW.
 */
export function probabilityAlive(model: BgNbd, customer: Purchases): number {
  return 1 / (1 + oddsLeft(model, customer));
}

/**
 * Repeat purchases expected of a customer in the next `time` (eq. 10 of the source).
 * Checked against published values of CDNOW for 39 weeks.
 */
export function expectedPurchases(model: BgNbd, customer: Purchases, time: number): number {
  const { r, alpha, b } = model;
  const { x, age } = customer;
  const a = awayFromOne(model.a);
  const f = hypergeometric(r + x, b + x, a + b + x - 1, time / (alpha + age + time));
  const grown = 1 - ((alpha + age) / (alpha + age + time)) ** (r + x) * f;
  return (((a + b + x - 1) / (a - 1)) * grown) / (1 + oddsLeft(model, customer));
}

/** Repeat purchases expected of a new customer within `time` (eq. 9 of the source). */
export function expectedOfNew(model: BgNbd, time: number): number {
  const { r, alpha, b } = model;
  const a = awayFromOne(model.a);
  const f = hypergeometric(r, b, a + b - 1, time / (alpha + time));
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + time)) ** r * f);
}

/** The formulas have a removable pole at a = 1. */
const awayFromOne = (a: number) => (Math.abs(a - 1) < 1e-7 ? 1 + 1e-7 : a);
