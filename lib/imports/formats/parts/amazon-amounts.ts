export interface Charge {
  amount: number;
  tax: number;
  /** what a promotion takes off the amount */
  off: number;
}

/**
 * A price that includes its tax, and what is taken off it, both without tax; the tax falls as the price does.
 * Amazon: "The VAT-exclusive amount is the item price minus the item tax" (VAT Calculation Service, order reports).
 */
export function withoutTax({ amount, tax, off }: Charge): Charge {
  if (tax <= 0 || tax >= amount) return { amount, tax, off };
  const offTax = Number((BigInt(off) * BigInt(tax)) / BigInt(amount));
  return { amount: amount - tax, tax: tax - offTax, off: off - offTax };
}
