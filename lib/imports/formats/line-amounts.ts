import type { FieldReader } from './field-reader';

export interface LineAmounts {
  ok: boolean;
  quantity: number;
  /** list value, net value and cost of the whole line, in ten-thousandths, with the sign of the quantity */
  gross: number;
  net: number;
  cost: number | null;
  /** a negative price: money that is not a sale, such as a bad debt */
  isAdjustment: boolean;
}

const NOTHING: LineAmounts = { ok: false, quantity: 0, gross: 0, net: 0, cost: null, isAdjustment: false };

/**
 * The amounts of a line from whatever columns the export has:
 * net = line total, else gross - discount; gross = list price x quantity, else unit price x quantity, else
 * net / (1 - discount rate), else net + discount; cost = unit cost x quantity, else net - profit.
 */
export function lineAmounts(read: FieldReader, discountIs: 'rate' | 'amount' | undefined): LineAmounts {
  const quantity = read.has('quantity') ? read.integer('quantity') : 1;
  const unitPrice = read.amount('unit_price');
  const listPrice = read.amount('list_price');
  const lineTotal = read.amount('line_total');
  const grossAmount = read.amount('gross_amount');
  const discount = read.amount('discount') ?? 0;
  const unitCost = read.amount('cost');
  const profit = read.amount('profit');
  if (read.problem) return NOTHING;
  if (quantity === null) {
    read.fail('quantity', 'missing');
    return NOTHING;
  }
  const rate = discountIs === 'rate' ? discount / 10_000 : null;
  if (rate !== null && (rate < 0 || rate > 1)) {
    read.fail('discount', 'not_allowed', read.text('discount'));
    return NOTHING;
  }
  const before =
    grossAmount ??
    (listPrice === null ? null : listPrice * quantity) ??
    (unitPrice === null ? null : unitPrice * quantity);
  const reduction = rate === null ? discount * Math.sign(quantity || 1) : null;
  let net: number;
  let gross: number;
  if (lineTotal !== null) {
    net = lineTotal;
    if (before !== null) gross = before;
    else if (rate !== null) gross = rate < 1 ? Math.round(net / (1 - rate)) : net;
    else gross = net + (reduction ?? 0);
  } else if (before !== null) {
    gross = before;
    const sold = listPrice !== null && unitPrice !== null ? unitPrice * quantity : gross;
    net = rate !== null ? Math.round(sold * (1 - rate)) : sold - (reduction ?? 0);
  } else {
    read.fail('line_total', 'missing');
    return NOTHING;
  }
  // A price above the list price is not a negative discount: the list price is then simply out of date.
  if (Math.sign(gross) === Math.sign(net) && Math.abs(net) > Math.abs(gross)) gross = net;
  if (!Number.isSafeInteger(gross) || !Number.isSafeInteger(net)) {
    read.fail('line_total', 'too_large');
    return NOTHING;
  }
  const cost = unitCost !== null ? unitCost * quantity : profit !== null ? net - profit : null;
  return { ok: true, quantity, gross, net, cost, isAdjustment: quantity > 0 && net < 0 };
}
