/**
 * numerator / denominator of whole numbers, rounded half away from zero: (5n, 2n) -> 3n, (-5n, 2n) -> -3n.
 * @throws RangeError when the denominator is zero
 */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('Division by zero');
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  return sign * ((top * 2n + bottom) / (bottom * 2n));
}
