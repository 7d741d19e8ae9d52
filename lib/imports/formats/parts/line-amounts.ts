import type { FormatContext } from '../../format';
import type { Cell, FieldReader } from './field-reader';

export interface LineAmounts {
  quantity: number;
  /** list value, net value and cost of the whole line, in ten-thousandths, with the sign of the quantity */
  gross: number;
  net: number;
  cost: number | null;
  /** a negative price: money that is not a sale, such as a bad debt */
  isAdjustment: boolean;
}

/** Ten million pieces on one line are a bar code in the wrong column; sums of an order must stay whole numbers. */
const MAX_QUANTITY = 10_000_000;

/**
 * The amounts of a line from whatever columns the export has:
 * net = line total, else gross - discount; gross = list price x quantity, else unit price x quantity, else
 * net / (1 - discount rate), else net + discount; cost = unit cost x quantity, else net - profit.
 * Null when the row cannot be read; the reader then holds the problem.
 */
export function lineAmounts(read: FieldReader, context: FormatContext): Cell<LineAmounts | null> {
  const quantityOf = read.has('quantity') ? read.integer('quantity') : () => 1;
  const unitPriceOf = read.amount('unit_price');
  const listPriceOf = read.amount('list_price');
  const lineTotalOf = read.amount('line_total');
  const grossOf = read.amount('gross_amount');
  const discountOf = read.amount('discount');
  const unitCostOf = read.amount('cost');
  const profitOf = read.amount('profit');
  const discountIsRate = context.settings.discountIs === 'rate';
  return () => {
    const quantity = quantityOf();
    const unitPrice = unitPriceOf();
    const listPrice = listPriceOf();
    const lineTotal = lineTotalOf();
    const discount = discountOf() ?? 0;
    const unitCost = unitCostOf();
    const profit = profitOf();
    const before = grossOf() ?? times(listPrice, quantity) ?? times(unitPrice, quantity);
    if (read.problem) return null;
    if (quantity === null) return read.fail('quantity', 'missing');
    if (Math.abs(quantity) > MAX_QUANTITY) return read.fail('quantity', 'too_large', String(quantity));
    const rate = discountIsRate ? discount / 10_000 : null;
    if (rate !== null && (rate < 0 || rate > 1)) return read.fail('discount', 'not_allowed', String(rate));
    const reduction = rate === null ? discount * Math.sign(quantity || 1) : 0;
    let net: number;
    let gross: number;
    if (lineTotal !== null) {
      net = lineTotal;
      if (before !== null) gross = before;
      else if (rate !== null && rate < 1) gross = Math.round(net / (1 - rate));
      else gross = net + reduction;
    } else if (before !== null) {
      gross = before;
      const sold = listPrice !== null && unitPrice !== null ? unitPrice * quantity : gross;
      net = rate !== null ? Math.round(sold * (1 - rate)) : sold - reduction;
    } else {
      return read.fail('line_total', 'missing');
    }
    // A price above the list price is not a negative discount: the list price is then simply out of date.
    if ((gross === 0 || Math.sign(gross) === Math.sign(net)) && Math.abs(net) > Math.abs(gross)) gross = net;
    const cost = unitCost !== null ? unitCost * quantity : profit !== null ? net - profit : null;
    if (cost !== null && !Number.isSafeInteger(cost))
      return read.fail(unitCost === null ? 'profit' : 'cost', 'too_large');
    if (!Number.isSafeInteger(gross) || !Number.isSafeInteger(net)) return read.fail('line_total', 'too_large');
    return { quantity, gross, net, cost, isAdjustment: quantity > 0 && net < 0 };
  };
}

const times = (price: number | null, quantity: number | null) =>
  price === null || quantity === null ? null : price * quantity;
