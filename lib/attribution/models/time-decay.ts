import { plainModel } from '../credit-model';

/** Age at which a touch counts half: seven days is what ad platforms use. */
export const DEFAULT_HALF_LIFE = 7;

/**
 * The older a touch, the less it counts: w_i = 2^(-age_i / h) / sum of all, with h the half-life in the unit of the ages.
 * Ages are taken relative to the latest touch, so that a long wait before the order does not underflow.
 * Checked by hand. @throws RangeError for a half-life that is not above 0
 */
export const timeDecay = plainModel('time_decay', ({ touches }, { halfLife = DEFAULT_HALF_LIFE }) => {
  if (!(halfLife > 0)) throw new RangeError('The half-life must be above 0');
  const latest = Math.min(...touches.map(({ age }) => age));
  const raw = touches.map(({ age }) => 2 ** (-(age - latest) / halfLife));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((weight) => weight / sum);
});
