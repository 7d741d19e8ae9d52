import type { Measured } from './cuped';
import { type MeanTest, welch } from './welch';

/**
 * Difference in differences: how much more the second group changed from before (`covariate`) to after (`outcome`) than the
 * first: mean(y2 - x2) - mean(y1 - x1), with Welch's interval over the units' own changes. It holds when both groups
 * would have moved alike without the treatment.
 * Checked by hand.
 * @throws RangeError for groups of fewer than two or of unequal lengths
 */
export function differenceInDifferences(control: Measured, treated: Measured, confidence = 0.95): MeanTest {
  const change = ({ outcome, covariate }: Measured) => {
    if (outcome.length !== covariate.length) throw new RangeError('Each unit needs a value before and after');
    return outcome.map((after, i) => after - (covariate[i] as number));
  };
  return welch(change(control), change(treated), confidence);
}
