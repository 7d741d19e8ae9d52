import { plainModel } from '../credit-model';

const END = 0.4;

/**
 * 40 % to the first touch, 40 % to the last, 20 % spread over those between: w_1 = w_n = 0.4, else 0.2 / (n - 2).
 * One touch takes all, two take half each. Checked against pandas figures of the same paths (data/attribution).
 */
export const position = plainModel('position', ({ touches }) => {
  const n = touches.length;
  if (n === 1) return [1];
  if (n === 2) return [0.5, 0.5];
  return touches.map((_, i) => (i === 0 || i === n - 1 ? END : (1 - 2 * END) / (n - 2)));
});
