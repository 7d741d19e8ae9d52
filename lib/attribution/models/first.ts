import { plainModel } from '../credit-model';

/**
 * All credit to the first touch: w_1 = 1.
 * Checked against ChannelAttribution 2.2.4 (oracles/attribution.json).
 */
export const first = plainModel('first', ({ touches }) => touches.map((_, i) => (i === 0 ? 1 : 0)));
