import { allocate } from '@/lib/core/money';

/**
 * Shares an amount (ten-thousandths) out in proportion to weights by largest remainder: the parts sum to it exactly.
 * Equal remainders go to the earlier part; weights below zero count as zero.
 */
export function shareAmount(total: number, weights: readonly number[]): number[] {
  if (total === 0) return weights.map(() => 0);
  return allocate(
    BigInt(total),
    weights.map((weight) => BigInt(Math.max(0, weight))),
  ).map(Number);
}
