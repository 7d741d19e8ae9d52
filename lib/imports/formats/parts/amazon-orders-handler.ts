import type { Connection } from '@/lib/db/run-sql';
import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { type Charge, withoutTax } from './amazon-amounts';
import { keepCancelledAmounts } from './amazon-cancelled';
import { marketplaceCurrency, pricesIncludeTax } from './amazon-marketplaces';
import { isFulfilmentOnly } from './amazon-source';
import { type Cell, FieldReader } from './field-reader';
import type { OrderDraft } from './order-draft';
import { OrderSheet } from './order-sheet';
import { MAX_PIECES } from './pieces';
import { Tally } from './tally';

const AMAZON_CHANNEL = { code: 'amazon', name: 'Amazon', type: 'marketplace' } as const;

export class AmazonOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly sheet: OrderSheet;
  private shippedForOthers = 0;
  private hasShipped = false;
  private readonly tally = new Tally();

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.sheet = new OrderSheet(context, { channel: AMAZON_CHANNEL, settle: (order) => this.settle(order) });
    this.cells = {
      orderRef: read.key('order_ref'),
      lineRef: read.key('line_ref'),
      bookedAt: read.date('booked_at'),
      updatedAt: read.date('updated_at'),
      status: read.key('status'),
      itemStatus: read.text('item_status'),
      channel: read.key('channel'),
      name: read.text('product_name'),
      sku: read.key('sku'),
      asin: read.key('asin'),
      quantity: read.integer('quantity'),
      currency: read.text('currency'),
      price: read.amount('item_price'),
      goods: charge(read.amount('item_price'), read.amount('item_tax'), read.amount('discount')),
      // What the buyer pays beside the goods, and what is taken off it.
      shipping: charge(read.amount('shipping_price'), read.amount('shipping_tax'), read.amount('ship_discount')),
      giftWrap: charge(read.amount('gift_wrap_price'), read.amount('gift_wrap_tax')),
      place: (['city', 'state', 'postcode', 'country'] as const).map((field) => read.key(field)),
      promotions: read.text('promotion_ids'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const orderRef = cells.orderRef();
    const bookedAt = cells.bookedAt();
    const updatedAt = cells.updatedAt();
    const sourceStatus = cells.status();
    const channel = cells.channel();
    const sku = cells.sku() || cells.asin();
    const quantity = cells.quantity();
    const currency = cells.currency().toUpperCase();
    const price = cells.price();
    const listed = cells.goods();
    const includeTax = pricesIncludeTax(channel);
    const [goods, shipping, giftWrap] = [listed, cells.shipping(), cells.giftWrap()].map((part) =>
      includeTax ? withoutTax(part) : part,
    ) as [Charge, Charge, Charge];
    const lineRef = cells.lineRef();
    const [city, state, postcode, country = ''] = cells.place.map((cell) => cell());
    if (!orderRef) read.fail('order_ref', 'missing');
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (!sku) read.fail('sku', 'missing');
    if (quantity === null) read.fail('quantity', 'missing');
    else if (quantity < 0) read.fail('quantity', 'not_allowed', String(quantity));
    else if (quantity > MAX_PIECES) read.fail('quantity', 'too_large', String(quantity));
    if (currency && !/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    if (price !== null && price < 0) read.fail('item_price', 'not_allowed', String(price / 10_000));
    if (listed.off > listed.amount) read.fail('discount', 'not_allowed', String(listed.off / 10_000));
    if (read.problem || !bookedAt) return read.problem;
    // Another shop sold it and has the order in its own export: here it would count twice.
    if (/^non-amazon/i.test(channel) || isFulfilmentOnly(orderRef)) {
      this.shippedForOthers += 1;
      return undefined;
    }
    const status = statusOf(sourceStatus);
    const draft = this.sheet.order(orderRef);
    if (draft.rowNo === 0) {
      draft.rowNo = rowNo;
      draft.isWhole = true;
      draft.status = status;
      draft.sourceStatus = sourceStatus;
      draft.bookedAt = bookedAt;
      draft.place = { country, state, city, postcode };
      if (channel) draft.channel = { code: channel.toLowerCase(), name: channel, type: 'marketplace' };
      // Rows without a price have no currency either.
      draft.currency = marketplaceCurrency(channel) ?? draft.currency;
      if (status === 'cancelled') draft.cancelledAt = updatedAt;
      this.recognise(draft);
    }
    if (currency) draft.currency = currency;
    const promotion = promotionOf(cells.promotions());
    if (promotion && (!draft.promotion || promotion < draft.promotion)) draft.promotion = promotion;
    for (const { amount, off } of [shipping, giftWrap]) draft.shipping += amount - off;
    draft.tax += goods.tax + shipping.tax + giftWrap.tax;
    const isGone = /^cancel/i.test(cells.itemStatus()) && status !== 'cancelled';
    draft.lines.push({
      rowNo,
      kind: price === 0 && quantity ? 'free' : 'sale',
      product: { sku, name: cells.name() },
      // An item that was cancelled inside an order that was not is no longer part of it.
      quantity: isGone ? 0 : (quantity ?? 0),
      gross: isGone ? 0 : goods.amount,
      discount: isGone ? 0 : goods.off,
      tax: isGone ? 0 : goods.tax,
      lineRef: lineRef || null,
    });
    return this.sheet.taken();
  }

  async end(): Promise<void> {
    const { context } = this;
    await this.sheet.end();
    this.tally.tell(context);
    if (this.hasShipped) context.warn('recognised_at_booking');
    if (this.shippedForOthers > 0) context.warn('shipped_for_others', { count: this.shippedForOthers });
  }

  finish(connection: Connection): Promise<void> {
    return keepCancelledAmounts(connection);
  }

  cutOrders(): readonly string[] {
    return this.sheet.cutOrders();
  }

  /** Of an order without any tax nobody can tell whether none was due or its seller has it not worked out by Amazon. */
  private settle({ ref, tax, lines, channel }: OrderDraft): void {
    if (!pricesIncludeTax(channel.name)) return;
    if (tax > 0) this.tally.note('tax_taken_out', ref);
    else if (lines.some(({ gross }) => gross > 0)) this.tally.note('tax_basis_unknown', ref);
  }

  /** The report has no date of shipment: what was shipped is recognised on the day of purchase, and the report says so. */
  private recognise(draft: OrderDraft): void {
    const isShipped = draft.status === 'shipped' || draft.status === 'delivered' || draft.status === 'returned';
    draft.recognisedAt = isShipped ? draft.bookedAt : null;
    this.hasShipped ||= isShipped;
  }
}

const none = () => null;

/** Amount, tax and promotion of one kind, as the row states them; promotions are written with and without a sign. */
const charge =
  (amount: Cell<number | null>, tax: Cell<number | null>, off: Cell<number | null> = none): Cell<Charge> =>
  () => ({ amount: amount() ?? 0, tax: tax() ?? 0, off: Math.abs(off() ?? 0) });

function statusOf(text: string): OrderDraft['status'] {
  if (/^cancel/i.test(text)) return 'cancelled';
  if (/^pending/i.test(text)) return 'pending';
  if (/^shipped.*(deliver|picked up)/i.test(text)) return 'delivered';
  if (/^shipped.*return/i.test(text)) return 'returned';
  if (/^(shipped|complete|invoiced)/i.test(text)) return 'shipped';
  return 'processing';
}

/** Several promotions may have taken part: the order is counted for the first. */
const promotionOf = (ids: string) => (ids.split(/[,;]/)[0] ?? '').trim().slice(0, 120);
