import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { normaliseDate } from '../../values/parse-date';
import { FieldReader } from './field-reader';
import { notItemised } from './not-itemised';
import type { DraftLine, DraftPlace, OrderDraft } from './order-draft';
import { OrderSheet } from './order-sheet';
import { PersonKey } from './person-key';
import { MAX_PIECES } from './pieces';
import { itemAmount, itemParts, itemsOf } from './woocommerce-items';
import { type WooHead, WooSettlement } from './woocommerce-orders-settle';
import { WOOCOMMERCE_SITE } from './woocommerce-source';

/** A line of a WooCommerce order, with what was given back of it where the export says so. */
interface WooLine {
  line: DraftLine;
  refunded: number;
  refundedUnits: number;
}

export class WooCommerceOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly sheet: OrderSheet;
  private readonly persons: PersonKey;
  private readonly settlement: WooSettlement;
  private readonly heads = new Map<string, WooHead>();
  /** positions of line_item_1, line_item_2, … */
  private readonly itemColumns: readonly number[];
  private readonly hasRowPerLine: boolean;
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.persons = new PersonKey(context.identityKey);
    this.settlement = new WooSettlement(context);
    this.sheet = new OrderSheet(context, { channel: WOOCOMMERCE_SITE, settle: (order) => this.settle(order) });
    this.itemColumns = context.columns.flatMap((name, i) => (/^line_item_\d+$/i.test(name.trim()) ? [i] : []));
    this.hasRowPerLine = read.has('item_total') && read.has('item_quantity');
    const place = (prefix: string) =>
      ['country', 'state', 'city', 'postcode'].map((field) => read.key(`${prefix}${field}`));
    this.cells = {
      orderRef: read.key('order_number'),
      orderId: read.key('order_id'),
      bookedAt: read.date('booked_at'),
      paidAt: read.date('paid_at'),
      status: read.text('status'),
      shipping: read.amount('shipping'),
      tax: read.amount('tax'),
      discount: read.amount('discount'),
      total: read.amount('total'),
      subtotal: read.amount('subtotal'),
      currency: read.text('currency'),
      payment: [read.key('payment_title'), read.key('payment_method')],
      emails: [read.text('email'), read.text('account_email')],
      phone: read.text('phone'),
      shippingPlace: place(''),
      billingPlace: place('billing_'),
      device: read.key('device'),
      fees: read.text('fees'),
      coupons: read.text('coupons'),
      refunds: read.text('refunds'),
      name: read.text('item_name'),
      sku: read.key('item_sku'),
      quantity: read.integer('item_quantity'),
      itemSubtotal: read.amount('item_subtotal'),
      itemTotal: read.amount('item_total'),
      itemTax: read.amount('item_tax'),
      itemRefunded: read.amount('item_refunded'),
      itemRefundedUnits: read.integer('item_refunded_qty'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.orderRef() || cells.orderId();
    const bookedAt = cells.bookedAt();
    const paidAt = cells.paidAt();
    const total = cells.total();
    const currency = cells.currency().toUpperCase() || this.context.currency;
    const known = { rowNo, paidAt, currency, shipping: cells.shipping() ?? 0, tax: cells.tax() ?? 0 };
    const discount = cells.discount() ?? 0;
    const subtotal = cells.subtotal() ?? (total ?? 0) - known.shipping - known.tax + discount;
    const place = this.place();
    const device = cells.device().toLowerCase();
    const method = cells.payment.map((cell) => cell()).find(Boolean) ?? '';
    const lines = this.hasRowPerLine ? [this.rowLine(rowNo)] : this.itemLines(fields, rowNo);
    const fees = this.fees(rowNo);
    const refunds = this.refunds();
    const [coupon] = itemsOf(cells.coupons(), 'code');
    if (!ref) read.fail('order_number', 'missing');
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (total === null) read.fail('total', 'missing');
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    if (!this.hasRowPerLine && this.heads.has(ref)) read.fail('order_number', 'duplicate_key', ref);
    if (read.problem) return read.problem;
    const order = this.sheet.order(ref);
    const isFirst = !this.heads.has(ref);
    const head = this.heads.get(ref) ?? { status: '', total: total ?? 0, method, refunds, given: new Map() };
    this.heads.set(ref, head);
    head.status = cells.status().replace(/^wc-/, '').toLowerCase();
    const customer = this.persons.customer(cells.emails.map((cell) => cell()).find(Boolean) ?? '', cells.phone());
    const promotion = (coupon?.get('code') ?? '').slice(0, 100);
    Object.assign(order, known, { bookedAt, place, device, customer, promotion, isWhole: !this.hasRowPerLine });
    if (isFirst) order.discount = fees.discount;
    for (const { line, refunded, refundedUnits } of lines) {
      order.lines.push(line);
      if (refunded !== 0 || refundedUnits > 0) head.given.set(line, { refunded, refundedUnits });
    }
    if (isFirst) order.lines.push(...fees.lines);
    if (lines.length === 0) {
      order.lines.push(notItemised(rowNo, subtotal, discount));
      this.settlement.tally.note('not_itemised', ref);
    }
    return this.sheet.taken();
  }

  async end(): Promise<void> {
    await this.sheet.end();
    this.settlement.tally.tell(this.context);
  }

  cutOrders(): readonly string[] {
    return this.sheet.cutOrders();
  }

  private settle(order: OrderDraft): void {
    const head = this.heads.get(order.ref);
    if (!head) return;
    this.heads.delete(order.ref);
    this.settlement.settle(order, head);
  }

  private itemLines(fields: readonly string[], rowNo: number): WooLine[] {
    const lines: WooLine[] = [];
    for (const index of this.itemColumns) {
      const text = (fields[index] ?? '').trim();
      if (text === '') continue;
      const parts = itemParts(text);
      const quantity = Number(parts.get('quantity'));
      const total = itemAmount(parts.get('total'));
      const subtotal = itemAmount(parts.get('sub_total')) ?? total;
      const sku = (parts.get('sku') || parts.get('name') || '').slice(0, 130);
      if (!Number.isInteger(quantity)) this.read.fail('line_item', 'not_an_integer', text);
      else if (Math.abs(quantity) > MAX_PIECES) this.read.fail('line_item', 'too_large', text);
      if (total === null || subtotal === null || sku === '') this.read.fail('line_item', 'missing', text);
      lines.push({
        line: this.line(
          rowNo,
          sku,
          parts.get('name') ?? '',
          quantity,
          [subtotal ?? 0, total ?? 0],
          itemAmount(parts.get('tax')),
        ),
        refunded: Math.abs(itemAmount(parts.get('refunded')) ?? 0),
        refundedUnits: pieces(parts.get('refunded_qty')),
      });
    }
    return lines;
  }

  private rowLine(rowNo: number): WooLine {
    const { read, cells } = this;
    const name = cells.name();
    const sku = cells.sku() || name.slice(0, 130);
    const quantity = cells.quantity() ?? 0;
    const total = cells.itemTotal();
    if (!sku) read.fail('item_sku', 'missing');
    if (Math.abs(quantity) > MAX_PIECES) read.fail('item_quantity', 'too_large', String(quantity));
    if (total === null) read.fail('item_total', 'missing');
    const amounts = [cells.itemSubtotal() ?? total ?? 0, total ?? 0] as const;
    return {
      line: this.line(rowNo, sku, name, quantity, amounts, cells.itemTax()),
      refunded: Math.abs(cells.itemRefunded() ?? 0),
      refundedUnits: pieces(String(cells.itemRefundedUnits() ?? 0)),
    };
  }

  private line(
    rowNo: number,
    sku: string,
    name: string,
    quantity: number,
    [gross, net]: readonly [number, number],
    tax: number | null,
  ): DraftLine {
    const kind = gross === 0 && net === 0 ? 'free' : 'sale';
    return {
      rowNo,
      kind,
      product: { sku, name },
      quantity,
      gross,
      discount: gross - net,
      ...(tax === null ? {} : { tax }),
    };
  }

  /** A fee is money without pieces; a negative one is a discount on the whole order. */
  private fees(rowNo: number): { lines: DraftLine[]; discount: number } {
    const lines: DraftLine[] = [];
    let discount = 0;
    for (const fee of itemsOf(this.cells.fees(), 'name')) {
      const gross = itemAmount(fee.get('total')) ?? 0;
      const tax = itemAmount(fee.get('tax')) ?? 0;
      if (gross < 0) discount -= gross;
      else if (gross > 0) {
        const product = { sku: '(fee)', name: fee.get('name') || '(fee)' };
        lines.push({ rowNo, kind: 'sale', product, quantity: 0, gross, tax });
      }
    }
    return { lines, discount };
  }

  private refunds(): WooHead['refunds'] {
    return itemsOf(this.cells.refunds(), 'amount').map((refund) => ({
      amount: Math.abs(itemAmount(refund.get('amount')) ?? 0),
      at: normaliseDate(refund.get('date') ?? '', 'iso'),
      reason: (refund.get('reason') ?? '').slice(0, 200),
    }));
  }

  private place(): DraftPlace {
    const sent = this.cells.shippingPlace.map((cell) => cell());
    const paid = this.cells.billingPlace.map((cell) => cell());
    const [country = '', state, city, postcode] = sent.some(Boolean) ? sent : paid;
    return { country, state, city, postcode };
  }
}

function pieces(text: string | undefined): number {
  const count = Math.abs(Math.trunc(Number(text ?? 0)));
  return count <= MAX_PIECES ? count : 0;
}
