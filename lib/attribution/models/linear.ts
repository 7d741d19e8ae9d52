import { plainModel } from '../credit-model';

/**
 * Equal credit to every touch, repeats counted: w_i = 1 / n.
 * Checked against ChannelAttribution 2.2.4 (oracles/attribution.json).
 */
export const linear = plainModel('linear', ({ touches }) => touches.map(() => 1 / touches.length));
