import { type DraftLine, isSale, netOf, type OrderDraft } from './order-draft';
import { shareOut } from './order-lines';
import { shareAmount } from './share-amount';

/**
 * Everything comes back: each line that was sold returns with its net amount, the order's tax and its shipping.
 * Free lines were no units when they left, and are none when they come back.
 */
export function giveBackAll(draft: OrderDraft, refundedAt: string | null, reason = ''): void {
  shareOut(draft);
  const sold = draft.lines.filter((line) => line.kind === 'sale');
  const nets = sold.map(netOf);
  const taxes = shareAmount(draft.tax, nets);
  const shippings = shareAmount(draft.shipping, nets);
  draft.lines.push(
    ...sold.map(
      (line, i): DraftLine => ({
        rowNo: draft.rowNo,
        kind: 'return',
        product: line.product,
        quantity: line.quantity,
        gross: nets[i] as number,
        tax: taxes[i],
        shipping: shippings[i],
        refundedAt,
        reason,
      }),
    ),
  );
}

/**
 * An amount is given back of which only the sum is known, tax included: goods stay sold, each line gets its share of it
 * by what it still brings; tax has its own part, and what exceeds the goods was shipping with its tax.
 */
export function giveBackPart(draft: OrderDraft, amount: number, refundedAt: string | null, reason = ''): void {
  shareOut(draft);
  const sold = draft.lines.filter((line) => isSale(line) && netOf(line) > 0);
  if (sold.length === 0 || amount <= 0) return;
  const given = draft.lines.filter((line) => line.kind === 'allowance');
  const left = sold.map(
    (line) =>
      netOf(line) -
      sum(
        given.filter((back) => back.of === line),
        'gross',
      ),
  );
  const lineTax = sold.reduce((total, line) => total + (line.tax ?? 0), 0);
  const givenTax = sum(given, 'tax');
  const netLeft = left.reduce((total, part) => total + part, 0);
  const taxLeft = Math.max(0, lineTax - givenTax);
  const goods = Math.min(amount, netLeft + taxLeft);
  const [net = 0, goodsTax = 0] = shareAmount(goods, [netLeft, taxLeft]);
  const shippingLeft = draft.shipping - sum(given, 'shipping');
  const shippingTaxLeft = Math.max(0, draft.tax - Math.max(givenTax, lineTax));
  const beside = Math.min(amount - goods, shippingLeft + shippingTaxLeft);
  const [shipping = 0, shippingTax = 0] = shareAmount(beside, [shippingLeft, shippingTaxLeft]);
  const nets = shareAmount(net, left);
  const taxes = shareAmount(goodsTax + shippingTax, left);
  const shippings = shareAmount(shipping, left);
  draft.lines.push(
    ...sold.map(
      (line, i): DraftLine => ({
        rowNo: draft.rowNo,
        kind: 'allowance',
        product: line.product,
        quantity: 0,
        gross: nets[i] as number,
        tax: taxes[i],
        shipping: shippings[i],
        refundedAt,
        reason,
        of: line,
      }),
    ),
  );
}

const sum = (lines: readonly DraftLine[], part: 'gross' | 'tax' | 'shipping') =>
  lines.reduce((total, line) => total + (line[part] ?? 0), 0);
