import { type MeanTest, moments, welch } from './welch';

export interface CupedTest extends MeanTest {
  /** regression of the outcome on the covariate, over both groups */
  theta: number;
  /** share of the outcome's variance that the covariate takes away, 0 to 1 */
  varianceReduction: number;
}

export interface Measured {
  outcome: readonly number[];
  /** the same quantity, or another, before anybody was treated */
  covariate: readonly number[];
}

/**
 * CUPED: the outcome less what the covariate of before predicts, y - theta (x - mean x), theta = cov(x, y) / var(x) pooled
 * within the groups; then Welch's test. The difference is unbiased, its interval narrower by sqrt(1 - r^2).
 * With a covariate that does not vary it is Welch's test as it stands.
 * theta checked against PostgreSQL: sum(regr_sxy) / sum(regr_sxx) over both groups.
 * Source: A. Deng et al., "Improving the sensitivity of online controlled experiments", WSDM 2013.
 * @throws RangeError for groups of fewer than two or of unequal lengths
 */
export function cuped(first: Measured, second: Measured, confidence = 0.95): CupedTest {
  const groups = [first, second] as const;
  for (const { outcome, covariate } of groups) {
    if (outcome.length !== covariate.length) throw new RangeError('Each outcome needs its covariate');
    if (outcome.length < 2) throw new RangeError('Each group needs at least two values');
  }
  let [xy, xx, yy] = [0, 0, 0];
  for (const { outcome, covariate } of groups) {
    const [mx, my] = [moments(covariate).mean, moments(outcome).mean];
    for (const [i, y] of outcome.entries()) {
      const dx = (covariate[i] as number) - mx;
      xy += dx * (y - my);
      xx += dx * dx;
      yy += (y - my) ** 2;
    }
  }
  const theta = xx > 0 ? xy / xx : 0;
  const all = [...first.covariate, ...second.covariate];
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const adjusted = groups.map(({ outcome, covariate }) =>
    outcome.map((y, i) => y - theta * ((covariate[i] as number) - mean)),
  );
  return {
    ...welch(adjusted[0] as number[], adjusted[1] as number[], confidence),
    theta,
    varianceReduction: xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0,
  };
}
