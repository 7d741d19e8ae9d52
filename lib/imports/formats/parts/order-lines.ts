import { type DraftLine, isSale, netOf, type OrderDraft } from './order-draft';
import { shareAmount } from './share-amount';

/** Everything a line says, as text: equal lines have equal texts. */
export const lineContent = (line: DraftLine) =>
  [
    line.kind,
    line.product.sku,
    line.quantity,
    line.gross,
    line.discount ?? 0,
    line.tax ?? 0,
    line.shipping ?? 0,
    line.cost,
    line.promotion,
    line.seller,
    line.refundedAt,
    line.originalRef,
    line.reason,
  ].join('|');

/** An order of lines that does not depend on that of the file's rows: what was sold first, then what came back. */
export const byContent = (a: DraftLine, b: DraftLine) => {
  const key = (line: DraftLine) => `${isSale(line) ? 0 : 1}|${line.lineRef ?? ''}|${lineContent(line)}`;
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : left > right ? 1 : a.rowNo - b.rowNo;
};

/**
 * The order's own discount goes to the lines sold, in proportion to what they cost after their own, and its tax to the
 * lines, in proportion to their net amounts and the shipping, unless lines name their tax. A second call changes nothing.
 */
export function shareOut(draft: OrderDraft): void {
  const sold = draft.lines.filter(isSale);
  if (sold.length === 0) return;
  for (const [i, part] of shareAmount(draft.discount, sold.map(netOf)).entries()) {
    const line = sold[i] as DraftLine;
    line.discount = (line.discount ?? 0) + part;
  }
  draft.discount = 0;
  if (sold.some((line) => line.tax !== undefined)) return;
  const parts = shareAmount(draft.tax, [...sold.map(netOf), draft.shipping]);
  for (const [i, line] of sold.entries()) line.tax = parts[i] ?? 0;
}

/**
 * Amounts that include tax become amounts without it: the tax stays what the order says, each line and the shipping
 * lose their share of it (in proportion, since no rate per line is known), and the order's sum stays the same.
 */
export function takeTaxOut(draft: OrderDraft): void {
  const { tax } = draft;
  draft.tax = 0;
  shareOut(draft);
  draft.tax = tax;
  const sold = draft.lines.filter(isSale);
  const nets = sold.map(netOf);
  const parts = shareAmount(tax, [...nets, draft.shipping]);
  for (const [i, line] of sold.entries()) {
    const part = parts[i] as number;
    const net = nets[i] as number;
    line.tax = part;
    // List value and discount shrink as the net does.
    line.gross = net === 0 ? line.gross : line.gross - Number((BigInt(line.gross) * BigInt(part)) / BigInt(net));
    line.discount = line.gross - (net - part);
  }
  draft.shipping -= parts[sold.length] ?? 0;
}
