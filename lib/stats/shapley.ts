const MOST_PLAYERS = 8;

/** |S|! (n - |S| - 1)! / n!: the share of orderings in which exactly S comes before a given player. */
function weights(players: number): number[] {
  const factorial = [1];
  for (let i = 1; i <= players; i += 1) factorial.push((factorial[i - 1] as number) * i);
  const of = (count: number) => factorial[count] as number;
  return Array.from({ length: players }, (_, size) => (of(size) * of(players - size - 1)) / of(players));
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}

/**
 * Shapley value of each of `players` players: the mean of what it adds over all orderings.
 *   phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! * (worth(S + i) - worth(S))
 * `worth` takes a set of players as bits. The values sum to worth(all) - worth(none), up to floating point.
 * @throws RangeError for more than eight players (256 sets; nothing that is explained here has more factors)
 * Source: L. S. Shapley, "A value for n-person games", 1953.
 */
export function shapleyValues(players: number, worth: (set: number) => number): number[] {
  if (players > MOST_PLAYERS) throw new RangeError(`At most ${MOST_PLAYERS} factors can be told apart`);
  const share = weights(players);
  const worths = Array.from({ length: 1 << players }, (_, set) => worth(set));
  return Array.from({ length: players }, (_, player) => {
    const bit = 1 << player;
    let value = 0;
    for (let set = 0; set < worths.length; set += 1) {
      if (set & bit) continue;
      value += (share[sizeOf(set)] as number) * ((worths[set | bit] as number) - (worths[set] as number));
    }
    return value;
  });
}

/**
 * Splits the change of a product f_1 x ... x f_n into one amount per factor: the Shapley value of the game in which a
 * factor moves from `before` to `after`. No logarithms: factors may be zero or negative.
 * Checked against oracles/pvm.json (sessions x conversion x basket) and, for two factors, the mid-point formula.
 */
export function shapleyOfProduct(before: readonly number[], after: readonly number[]): number[] {
  if (before.length !== after.length) throw new RangeError('Both sides need the same factors');
  return shapleyValues(before.length, (set) =>
    before.reduce((product, factor, i) => product * (set & (1 << i) ? (after[i] as number) : factor), 1),
  );
}
