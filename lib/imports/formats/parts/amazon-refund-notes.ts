import type { FormatContext } from '../../format';
import type { DraftLine } from './order-draft';
import { OrderSheet } from './order-sheet';

export interface RefundRow {
  rowNo: number;
  settlement: string;
  orderId: string;
  marketplace: string;
  sku: string;
  at: string;
  currency: string;
  /** amount-type and amount-description of the settlement */
  type: string;
  description: string;
  amount: number;
}

/**
 * Refunds stand in settlements only, as single amounts per article. What buyers got back for one order in one settlement
 * becomes a credit note: goods less the promotions taken back, tax and shipping apart. Fees that Amazon gives back are
 * no part of it.
 */
export class AmazonRefundNotes {
  private readonly sheet: OrderSheet;

  constructor(context: FormatContext) {
    this.sheet = new OrderSheet(context, { channel: { code: 'amazon', name: 'Amazon', type: 'marketplace' } });
  }

  add(row: RefundRow): void {
    const { rowNo, orderId, settlement, marketplace, sku, at, currency, type, description, amount } = row;
    if (type !== 'ItemPrice' && type !== 'Promotion') return;
    const draft = this.sheet.order(`${orderId}/refund-${settlement}`);
    if (draft.rowNo === 0) {
      Object.assign(draft, { rowNo, kind: 'credit_note', bookedAt: at, currency, isWhole: true });
      if (marketplace) {
        draft.channel = { code: marketplace.toLowerCase(), name: marketplace, type: 'marketplace' };
      }
    }
    if (at < draft.bookedAt) draft.bookedAt = at;
    let line = draft.lines.find(({ product }) => product.sku === sku);
    if (!line) {
      line = newLine(rowNo, sku, orderId);
      draft.lines.push(line);
    }
    if (/tax/i.test(description)) line.tax = (line.tax ?? 0) - amount;
    else if (/shipping|gift/i.test(description)) line.shipping = (line.shipping ?? 0) - amount;
    else line.gross -= amount;
  }

  end(): Promise<void> {
    return this.sheet.end();
  }
}

/** How many pieces came back is said nowhere: it follows from the order, where that is known. */
const newLine = (rowNo: number, sku: string, orderId: string): DraftLine => ({
  rowNo,
  kind: 'allowance',
  product: { sku: sku || '(not itemised)' },
  quantity: 0,
  gross: 0,
  lineRef: sku || 'order',
  originalRef: orderId,
});
