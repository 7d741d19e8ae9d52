import { nelderMead } from '@/lib/stats/nelder-mead';

export interface Sbg {
  alpha: number;
  beta: number;
}

export interface SbgFit extends Sbg {
  logLikelihood: number;
}

/** P(T = t) for t = 1..periods: the chance to leave in the t-th period. */
function leaving({ alpha, beta }: Sbg, periods: number): number[] {
  const chances: number[] = [];
  for (let t = 1; t <= periods; t += 1) {
    const before = chances[t - 2];
    chances.push(before === undefined ? alpha / (alpha + beta) : (before * (beta + t - 2)) / (alpha + beta + t - 1));
  }
  return chances;
}

/**
 * Survival S(0..periods) of a cohort whose members leave with chances spread as beta(alpha, beta):
 *   S(t) = S(t-1) (beta + t - 1) / (alpha + beta + t - 1)
 * Checked against the published curve of Fader & Hardie's "High End" customers.
 */
export function sbgSurvival(model: Sbg, periods: number): number[] {
  const curve = [1];
  for (const chance of leaving(model, periods)) curve.push((curve.at(-1) as number) - chance);
  return curve;
}

/**
 * Maximum likelihood fit on the survivors of one cohort, counted at the end of each period, the start first:
 *   sum over t of lost_t ln P(T = t) + survivors_n ln S(n)
 * Checked against the published fit: alpha 0.668, beta 3.806, log-likelihood -1611.2.
 * Source: P. S. Fader, B. G. S. Hardie, "How to project customer retention", Journal of Interactive Marketing 21, 2007.
 * @throws RangeError for fewer than three counts, rising counts, or when nobody left
 */
export function fitSbg(survivors: readonly number[]): SbgFit {
  if (survivors.length < 3) throw new RangeError('At least the start and two periods are needed');
  const lost = survivors.slice(1).map((count, i) => (survivors[i] as number) - count);
  if (lost.some((count) => count < 0)) throw new RangeError('The survivors of a cohort cannot grow');
  if (lost.every((count) => count === 0)) throw new RangeError('Nobody has left: there is nothing to learn from');
  const parameters = (logs: readonly number[]): Sbg => {
    const [alpha, beta] = logs.map((log) => Math.exp(Math.max(-20, Math.min(20, log)))) as [number, number];
    return { alpha, beta };
  };
  const loss = (logs: readonly number[]) => {
    const chances = leaving(parameters(logs), lost.length);
    const stay = 1 - chances.reduce((sum, chance) => sum + chance, 0);
    const leave = lost.reduce((sum, count, i) => sum + (count > 0 ? count * Math.log(chances[i] as number) : 0), 0);
    const last = survivors.at(-1) as number;
    return -(leave + (last > 0 ? last * Math.log(stay) : 0));
  };
  const best = nelderMead(loss, [0, 0]);
  return { ...parameters(best.at), logLikelihood: -best.value };
}
