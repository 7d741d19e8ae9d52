import { roundToSum } from '@/lib/stats/round-to-sum';

/**
 * Splits an amount (ten-thousandths of the currency's unit) over the touches of its journey by their shares; the parts sum
 * to the amount exactly, by largest remainder. An amount below 0 (a refund) is split like the same amount above 0, so
 * that what is given back takes back exactly what was credited when all of it is given back.
 * @throws RangeError for shares that do not sum to 1
 */
export function splitCredit(amount: bigint, shares: readonly number[]): bigint[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`The shares sum to ${sum}, not to 1`);
  const size = amount < 0n ? -amount : amount;
  const parts = roundToSum(
    shares.map((share) => share * Number(size)),
    size,
  );
  return amount < 0n ? parts.map((part) => -part) : parts;
}
