import { plainModel } from '../credit-model';
import { shareByKey } from '../share-by-key';

/**
 * Shapley value of the game in which a set of keys S converts the journeys whose touches all lie in S. Its exact solution
 * is an equal split over the distinct keys of each journey, so that 2^n sets need not be tried; the share of a key is
 * spread over its touches equally: w_i = 1 / (d c_i), with d distinct keys and c_i touches of the same key.
 * Checked by enumeration of all sets on small examples. Source: L. S. Shapley, "A value for n-person games", 1953.
 */
export const shapley = plainModel('shapley', ({ touches }) => shareByKey(touches, () => 1));
