import type { Connection } from '@/lib/db/run-sql';
import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { AmazonRefundNotes } from './amazon-refund-notes';
import { completeRefunds } from './amazon-refund-originals';
import { dayOf, isFulfilmentOnly } from './amazon-source';
import { FieldReader } from './field-reader';
import { PayoutBook } from './payout-book';
import { RowNumber } from './row-number';

// What Amazon keeps; everything else is money of buyers, given, taken back or compensated.
const FEE = /fee|commission|advertising|storage|subscription|chargeback$/i;

/** One amount of a settlement, whose currency another row names. */
interface Movement {
  rowNo: number;
  settlement: string;
  lineRef: string;
  transaction: string;
  orderId: string;
  merchantOrder: string;
  marketplace: string;
  sku: string;
  type: string;
  description: string;
  amount: number;
  at: string;
  day: string;
}

export class AmazonSettlementHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly book: PayoutBook;
  private readonly refunds: AmazonRefundNotes;
  private readonly numbers = new RowNumber();
  /** Only the first row of a settlement names its currency; movements that came before it wait. */
  private readonly currencies = new Map<string, string>();
  private readonly waiting: Movement[] = [];

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.book = new PayoutBook(context, 'amazon', 'settlement_differs');
    this.refunds = new AmazonRefundNotes(context);
    this.cells = {
      settlement: read.key('settlement_id'),
      // A settlement that is still open has no deposit yet.
      paid: [read.date('deposit_date'), read.date('settlement_end')],
      total: read.amount('total_amount'),
      currency: read.text('currency'),
      transaction: read.key('transaction_type'),
      order: read.key('order_id'),
      merchantOrder: read.key('merchant_order_id'),
      marketplace: read.key('marketplace'),
      type: read.key('amount_type'),
      description: read.key('amount_description'),
      amount: read.amount('amount'),
      postedDate: read.date('posted_date'),
      postedAt: read.date('posted_at'),
      sku: read.key('sku'),
      quantity: read.integer('quantity'),
      others: ['adjustment_id', 'shipment_id', 'order_item_code', 'adjustment_item', 'promotion_id'].map((field) =>
        read.text(field),
      ),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const settlement = cells.settlement();
    const total = cells.total();
    const amount = cells.amount();
    const paid = cells.paid.map((cell) => cell()).find((time) => time !== null);
    const currency = cells.currency().toUpperCase();
    if (!settlement) read.fail('settlement_id', 'missing');
    if (currency && !/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    if (total === null && amount === null) read.fail('amount', 'missing');
    if (amount === null && !paid) read.fail('deposit_date', 'missing');
    if (read.problem) return read.problem;
    if (currency) this.currencies.set(settlement, currency);
    if (amount !== null) return this.movement(rowNo, settlement, amount);
    const row = {
      rowNo,
      currency: currency || this.context.currency,
      paidDay: paid ? dayOf(paid) : null,
      madeDay: null,
    };
    this.book.state(settlement, row, total ?? 0);
    return undefined;
  }

  async end(): Promise<void> {
    if (this.waiting.some(({ settlement }) => !this.currencies.has(settlement))) {
      this.context.warn('currency_assumed', { currency: this.context.currency });
    }
    for (const movement of this.waiting) {
      await this.put(movement, this.currencies.get(movement.settlement) ?? this.context.currency);
    }
    this.book.end();
    await this.refunds.end();
  }

  finish(connection: Connection): Promise<void> {
    return completeRefunds(connection);
  }

  private movement(rowNo: number, settlement: string, amount: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    const postedAt = cells.postedAt();
    const posted = cells.postedDate() ?? postedAt;
    const quantity = cells.quantity();
    const what = {
      transaction: cells.transaction(),
      orderId: cells.order(),
      merchantOrder: cells.merchantOrder(),
      marketplace: cells.marketplace(),
      sku: cells.sku(),
      type: cells.type(),
      description: cells.description(),
    };
    if (!posted) read.fail('posted_date', 'missing');
    if (read.problem || !posted) return read.problem;
    const at = postedAt ?? posted;
    const { transaction, orderId, type, description, sku } = what;
    const content = [settlement, transaction, orderId, type, description, amount, at, sku, quantity];
    const lineRef = this.numbers.of([...content, ...cells.others.map((cell) => cell())]);
    const movement = { ...what, rowNo, settlement, lineRef, amount, at, day: dayOf(posted) };
    const currency = this.currencies.get(settlement);
    if (currency) return this.put(movement, currency);
    this.waiting.push(movement);
    return undefined;
  }

  private put(movement: Movement, currency: string): Promise<void> | undefined {
    const { rowNo, settlement, lineRef, transaction, orderId, merchantOrder, sku, type, description, amount, day } =
      movement;
    const isForOthers = isFulfilmentOnly(orderId);
    if (/refund/i.test(transaction) && orderId && !isForOthers) this.refunds.add({ ...movement, currency });
    const isFee = FEE.test(type) || FEE.test(description) || (type === '' && FEE.test(transaction));
    return this.book.line(rowNo, {
      payoutRef: settlement,
      lineRef,
      category: categoryOf(transaction, type, description),
      orderRef: isForOthers && merchantOrder ? merchantOrder : orderId,
      sku,
      day,
      gross: isFee ? 0 : amount,
      fee: isFee ? -amount : 0,
      net: amount,
      currency,
    });
  }
}

/** "ItemPrice/Principal"; what is no sale says so first: "Refund/ItemPrice/Principal". */
function categoryOf(transaction: string, type: string, description: string): string {
  const parts = [transaction === 'Order' ? '' : transaction, type, description].filter(Boolean);
  return parts.filter((part, i) => part !== parts[i - 1]).join('/');
}
