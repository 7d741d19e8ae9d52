import { plainModel } from '../credit-model';

/**
 * All credit to the last touch: w_n = 1.
 * Checked against ChannelAttribution 2.2.4 (oracles/attribution.json).
 */
export const last = plainModel('last', ({ touches }) => touches.map((_, i) => (i === touches.length - 1 ? 1 : 0)));
