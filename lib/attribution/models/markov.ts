import type { CreditModel } from '../credit-model';
import { removalEffects } from '../markov-chain';
import { shareByKey } from '../share-by-key';

/**
 * Credit by removal effect in the Markov chain of all journeys, those without an order included. Within one order each
 * touch takes the effect of its key, shared by the touches of that key: w_i = e_i / c_i / sum over the distinct keys of
 * e. So every euro stays with the journey that brought it; an order whose keys have no effect is split equally.
 * The effects are checked against an exact solution (markov-chain.ts); the shares within an order by hand.
 */
export const markov: CreditModel = {
  id: 'markov',
  learns: true,
  prepare({ groups }) {
    const { effects } = removalEffects(groups);
    return ({ touches }) => shareByKey(touches, (key) => effects.get(key) ?? 0);
  },
};
