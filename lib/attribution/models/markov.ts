import type { CreditModel } from '../credit-model';
import { removalEffects } from '../markov-chain';

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
    return ({ touches }) => {
      const counts = new Map<string, number>();
      for (const { key } of touches) counts.set(key, (counts.get(key) ?? 0) + 1);
      const sum = [...counts.keys()].reduce((total, key) => total + (effects.get(key) ?? 0), 0);
      if (!(sum > 0)) return touches.map(({ key }) => 1 / (counts.size * (counts.get(key) as number)));
      return touches.map(({ key }) => (effects.get(key) ?? 0) / sum / (counts.get(key) as number));
    };
  },
};
