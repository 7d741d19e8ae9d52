/**
 * Rounds values to whole numbers whose sum is `total` exactly, by largest remainder: each is rounded down, and what is
 * then missing goes, one by one, to the values that lost most. Equal losses go to the earlier value.
 *
 * `values` may have any sign; their sum should be within one of `total` (a total that was rounded by itself is).
 * A larger difference is spread in the same order, round after round. No values and a total that is not zero cannot be.
 * @throws RangeError for values that are not finite, and for a total without values
 */
export function roundToSum(values: readonly number[], total: bigint): bigint[] {
  if (values.some((value) => !Number.isFinite(value))) throw new RangeError('A part is not a finite number');
  if (values.length === 0) {
    if (total !== 0n) throw new RangeError('There is no part that could carry the total');
    return [];
  }
  const parts = values.map((value) => BigInt(Math.floor(value)));
  const order = values
    .map((value, i) => ({ i, lost: value - Math.floor(value) }))
    .sort((a, b) => b.lost - a.lost || a.i - b.i)
    .map(({ i }) => i);
  let missing = total - parts.reduce((a, b) => a + b, 0n);
  const step = missing < 0n ? -1n : 1n;
  // Too much was given out only where the values did not sum to the total: then the least lost gives back first.
  const round = missing < 0n ? order.toReversed() : order;
  const whole = missing / BigInt(values.length);
  for (let i = 0; i < parts.length; i += 1) parts[i] = (parts[i] as bigint) + whole;
  missing -= whole * BigInt(values.length);
  for (const i of round) {
    if (missing === 0n) break;
    parts[i] = (parts[i] as bigint) + step;
    missing -= step;
  }
  return parts;
}
