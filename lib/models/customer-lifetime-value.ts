import { type BgNbd, expectedPurchases, type Purchases } from './bg-nbd';

/** Weeks of a month, as the source counts. */
export const WEEKS_PER_MONTH = 4.345;

/**
 * Discounted value of what a customer is still expected to buy over `months`: each month's expected purchases (by the end of the
 * month less by its start) times value per purchase times margin, discounted at the end of the month:
 *   sum over m of (E[Y(m)] - E[Y(m-1)]) value margin / (1 + discount)^m
 * Times of the model in weeks; discount per month. Checked against 12 months of CDNOW at 1 % (oracles/clv.json).
 * Sources differ in step and timing: the same customer is worth several times more by other definitions.
 */
export function customerLifetimeValue(
  model: BgNbd,
  customer: Purchases,
  {
    value,
    margin = 1,
    months = 12,
    discount = 0.01,
  }: { value: number; margin?: number; months?: number; discount?: number },
): number {
  let before = 0;
  let total = 0;
  for (let month = 1; month <= months; month += 1) {
    const until = expectedPurchases(model, customer, month * WEEKS_PER_MONTH);
    total += ((until - before) * value * margin) / (1 + discount) ** month;
    before = until;
  }
  return total;
}
