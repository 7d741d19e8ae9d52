import { type SalesItem, valuedAtDiscountBefore, valuedAtPriceBefore } from './price-volume-mix';

export interface BasketSide {
  orders: number;
  /** Refunds and whatever else is taken off, in ten-thousandths. */
  deducted: bigint;
}

/** Amounts per order, in ten-thousandths, not rounded; they sum to the change of the average order value. */
export interface BasketEffects {
  units: number;
  mix: number;
  price: number;
  discount: number;
  deducted: number;
}

export const BASKET_EFFECTS = ['units', 'mix', 'price', 'discount', 'deducted'] as const;

/**
 * Splits the change of the average order value, (net sales - deductions) / orders, into units per order, mix, list
 * price, discount and deductions. With N net sales, Q units, O orders (0 before, 1 after):
 *   units = N0 Q1 / (Q0 O1) - N0 / O0; then, per order of after, the steps of the price-volume-mix: what was bought
 * (mix: continuing items at their price before, new ones at their own), list prices, discount rates.
 * Null without orders or units on one side.
 * @param items every item sold in either period; their net and units are those of the orders
 */
export function basketChange(items: readonly SalesItem[], before: BasketSide, after: BasketSide): BasketEffects | null {
  const sum = (value: (item: SalesItem) => bigint) => Number(items.reduce((total, item) => total + value(item), 0n));
  const [unitsBefore, unitsAfter] = [sum((item) => item.before.units), sum((item) => item.after.units)];
  if (before.orders <= 0 || after.orders <= 0 || unitsBefore <= 0 || unitsAfter <= 0) return null;
  const netBefore = sum((item) => item.before.net);
  const steps = [
    netBefore / before.orders,
    (netBefore * (unitsAfter / unitsBefore)) / after.orders,
    Number(valuedAtPriceBefore(items)) / after.orders,
    Number(valuedAtDiscountBefore(items)) / after.orders,
    sum((item) => item.after.net) / after.orders,
  ] as const;
  return {
    units: steps[1] - steps[0],
    mix: steps[2] - steps[1],
    price: steps[3] - steps[2],
    discount: steps[4] - steps[3],
    deducted: Number(before.deducted) / before.orders - Number(after.deducted) / after.orders,
  };
}
