import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { FieldReader } from './field-reader';
import type { DraftLine, DraftPlace, OrderDraft } from './order-draft';
import { OrderSheet } from './order-sheet';
import { PersonKey } from './person-key';
import { MAX_PIECES } from './pieces';
import { SHOPIFY, shopifyChannel } from './shopify-channel';
import { lacksLines, type ShopifyHead, ShopifySettlement } from './shopify-orders-settle';

/** Rows of Shopify's order export to orders. One instance reads one file. */
export class ShopifyOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly sheet: OrderSheet;
  private readonly settlement: ShopifySettlement;
  private readonly persons: PersonKey;
  private readonly cells;
  /** what the first lines said, of orders that are still open */
  private readonly heads = new Map<string, ShopifyHead>();
  /** further lines that came before the first one of their order */
  private readonly headless = new Map<string, { rowNo: number; fields: readonly string[] }[]>();

  /** the order of the last row, which the end of the file may have cut off */
  private last: { ref: string; rows: { rowNo: number; fields: readonly string[] }[] } = { ref: '', rows: [] };
  private isLastCut = false;
  private hasEnded = false;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.persons = new PersonKey(context.identityKey);
    this.settlement = new ShopifySettlement(context);
    this.sheet = new OrderSheet(context, { channel: SHOPIFY, settle: (order) => this.settle(order) });
    const place = (prefix: string) =>
      ['country', 'province', 'province_code', 'city', 'postcode'].map((field) => read.key(prefix + field));
    this.cells = {
      orderRef: read.key('order_ref'),
      bookedAt: read.date('booked_at'),
      financial: read.text('financial_status'),
      fulfillment: read.text('fulfillment_status'),
      paidAt: read.date('paid_at'),
      shippedAt: read.date('shipped_at'),
      cancelledAt: read.date('cancelled_at'),
      currency: read.text('currency'),
      subtotal: read.amount('subtotal'),
      shipping: read.amount('shipping'),
      tax: read.amount('tax'),
      total: read.amount('total'),
      refunded: read.amount('refunded'),
      outstanding: read.amount('outstanding'),
      promotion: read.key('promotion_code'),
      orderDiscount: read.amount('order_discount'),
      sku: read.key('sku'),
      name: read.key('product_name'),
      quantity: read.integer('quantity'),
      price: read.amount('unit_price'),
      lineDiscount: read.amount('line_discount'),
      shipMode: read.key('ship_mode'),
      payment: read.key('payment_method'),
      email: read.text('email'),
      phones: ['phone', 'billing_phone', 'shipping_phone'].map((field) => read.text(field)),
      shippingPlace: place(''),
      billingPlace: place('billing_'),
      source: read.key('source'),
      location: read.key('location'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.orderRef();
    if (!ref) read.fail('order_ref', 'missing');
    const line = this.line(rowNo);
    const head = this.head();
    const known = head ? this.known(rowNo) : null;
    // The order stands in the file twice: two exports were put one after the other.
    if (head && this.heads.has(ref)) read.fail('order_ref', 'duplicate_key', ref);
    if (read.problem) return read.problem;
    const order = this.sheet.order(ref);
    if (line) order.lines.push(line);
    if (ref !== this.last.ref) this.last = { ref, rows: [] };
    this.last.rows.push({ rowNo, fields });
    if (!head) {
      this.further(ref, rowNo, fields);
      return this.sheet.taken();
    }
    this.headless.delete(ref);
    this.heads.set(ref, head);
    Object.assign(order, known);
    return this.sheet.taken();
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    await this.sheet.end();
    this.settlement.tell();
  }

  /** Lines whose order has no first line in the file, or one that could not be read; and a last order that is cut off. */
  *refused(): ReturnType<NonNullable<RowHandler['refused']>> {
    for (const [ref, rows] of this.headless) {
      for (const row of rows) yield { ...row, problem: { field: 'total', code: 'missing_head', value: ref } };
    }
    if (!this.isLastCut) return;
    for (const row of this.last.rows)
      yield { ...row, problem: { field: 'subtotal', code: 'cut_off', value: this.last.ref } };
  }

  cutOrders(): readonly string[] {
    return this.sheet.cutOrders();
  }

  private further(ref: string, rowNo: number, fields: readonly string[]): void {
    if (this.heads.has(ref)) return;
    const rows = this.headless.get(ref) ?? [];
    rows.push({ rowNo, fields });
    this.headless.set(ref, rows);
  }

  private settle(order: OrderDraft): void {
    const head = this.heads.get(order.ref);
    if (!head) return;
    this.heads.delete(order.ref);
    // The file ends within it: the rest would be missing from its amount, and nothing could add it later.
    this.isLastCut = this.hasEnded && order.ref === this.last.ref && lacksLines(order, head);
    if (this.isLastCut) order.rowNo = 0;
    else this.settlement.settle(order, head);
  }

  /** What the first line says of the order itself. */
  private known(rowNo: number): Partial<OrderDraft> {
    const { read, cells } = this;
    const bookedAt = cells.bookedAt();
    if (!bookedAt) read.fail('booked_at', 'missing');
    const currency = cells.currency().toUpperCase() || this.context.currency;
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    const shippedAt = cells.shippedAt();
    return {
      rowNo,
      bookedAt: bookedAt ?? '',
      paidAt: cells.paidAt(),
      shippedAt,
      cancelledAt: cells.cancelledAt(),
      currency,
      shipping: cells.shipping() ?? 0,
      tax: cells.tax() ?? 0,
      promotion: cells.promotion(),
      channel: shopifyChannel(cells.source(), cells.location()),
      place: this.place(),
      customer: this.persons.customer(cells.email(), ...cells.phones.map((cell) => cell())),
      shipments: [{ ref: 'order', service: cells.shipMode(), shippedAt, deliveredAt: null }],
    };
  }

  /** Null on the further lines of an order, which repeat nothing of it. */
  private head(): ShopifyHead | null {
    const { cells } = this;
    const financial = cells.financial().toLowerCase();
    const total = cells.total();
    if (financial === '' && total === null) return null;
    return {
      financial,
      fulfillment: cells.fulfillment().toLowerCase(),
      subtotal: cells.subtotal(),
      total,
      refunded: absolute(cells.refunded()),
      outstanding: cells.outstanding() ?? 0,
      discount: absolute(cells.orderDiscount()) ?? 0,
      method: cells.payment(),
      isStore: cells.source() === 'pos',
    };
  }

  /** The line of the row; null when the order has none there, such as one of tips only. */
  private line(rowNo: number): DraftLine | null {
    const { read, cells } = this;
    const name = cells.name();
    const quantity = cells.quantity();
    const price = cells.price();
    const discount = absolute(cells.lineDiscount()) ?? 0;
    const sku = cells.sku() || name;
    if (name === '' && quantity === null) return null;
    if (quantity === null) read.fail('quantity', 'missing');
    else if (quantity < 0) read.fail('quantity', 'not_allowed', String(quantity));
    else if (quantity > MAX_PIECES) read.fail('quantity', 'too_large', String(quantity));
    if (price === null) read.fail('unit_price', 'missing');
    const gross = (price ?? 0) * (quantity ?? 0);
    if (!Number.isSafeInteger(gross)) read.fail('unit_price', 'too_large');
    const kind = gross === 0 ? 'free' : 'sale';
    return { rowNo, kind, product: { sku, name }, quantity: quantity ?? 0, gross, discount };
  }

  /** Where it is sent to, else who pays. */
  private place(): DraftPlace {
    const { shippingPlace, billingPlace } = this.cells;
    const sent = shippingPlace.map((cell) => cell());
    const paid = billingPlace.map((cell) => cell());
    const [country = '', name, code, city, postcode] = sent.some(Boolean) ? sent : paid;
    return { country, state: name || code, city, postcode };
  }
}

/** Some exports write what is taken off with a minus. */
const absolute = (amount: number | null) => (amount === null ? null : Math.abs(amount));
