import { createHmac } from 'node:crypto';
import type { CopyValue } from '@/lib/db/copy';
import type { FormatContext, RowHandler, RowProblem } from '../format';
import { contentHash } from '../values/content-hash';
import { readCountry } from '../values/country';
import { readOrderStatus } from '../values/order-status';
import { FieldReader } from './field-reader';
import { lineAmounts } from './line-amounts';

const MARKETPLACE = /amazon|ebay|etsy|zalando|cdiscount|fnac|marketplace|place de march/i;
const STORE = /store|boutique|magasin|shop floor|pos|retail/i;

/** Rows of generic-orders to stage rows. One instance reads one file. */
export class GenericOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly products = new Map<string, number>();
  private readonly places = new Map<string, number>();
  private readonly channels = new Map<string, number>();
  private readonly emails = new Map<string, string>();
  private header = '';
  private firstRef = '';
  private lastRef = '';
  private readonly noDeliveryColumns: boolean;

  constructor(private readonly context: FormatContext) {
    this.read = new FieldReader(context);
    this.noDeliveryColumns = context.column('shipped_at') < 0 && context.column('delivered_at') < 0;
    if (this.noDeliveryColumns) context.warn('recognised_at_booking');
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read } = this;
    read.start(fields);
    const orderRef = read.text('order_ref');
    const bookedAt = read.date('booked_at');
    const sku = read.text('sku') || read.text('product_name');
    const amounts = lineAmounts(read, this.context.settings.discountIs);
    if (!orderRef) read.fail('order_ref', 'missing');
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (!sku) read.fail(this.context.column('sku') >= 0 ? 'sku' : 'product_name', 'missing');
    const currency = read.text('currency').toUpperCase() || this.context.currency;
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    const header = this.headerValues(orderRef, bookedAt ?? '', currency, amounts.isAdjustment);
    const { quantity } = amounts;
    if (read.problem || !amounts.ok) return read.problem ?? { field: 'line_total', code: 'missing' };

    const kind = lineKind(orderRef, amounts);
    const back = kind !== 'sale' && kind !== 'free';
    const sign = back ? -1 : 1;
    const gross = sign * amounts.gross;
    const net = sign * amounts.net;
    const cost = amounts.cost === null ? null : sign * amounts.cost;
    const tax = sign * (read.amount('tax') ?? 0);
    if (read.problem) return read.problem;
    if (!this.firstRef) this.firstRef = orderRef;
    this.lastRef = orderRef;
    const lineWait = this.context.stage.writeValues('stage_line', [
      rowNo,
      orderRef,
      kind,
      read.text('line_ref') || null,
      this.product(sku),
      null,
      back ? Math.abs(quantity) : quantity,
      gross,
      gross - net,
      net,
      tax,
      cost,
      read.text('promotion_code') || null,
      null,
      null,
      null,
      contentHash(`${kind}|${sku}|${quantity}|${gross}|${net}|${tax}|${cost}`),
    ]);
    const key = header.join('\u0001');
    if (key === this.header) return lineWait;
    this.header = key;
    const headerWait = this.context.stage.writeValues('stage_order', [rowNo, ...header]);
    return lineWait ?? headerWait;
  }

  end(): void {}

  cutOrders(): readonly string[] {
    return [...new Set([this.firstRef, this.lastRef])].filter(Boolean);
  }

  private headerValues(orderRef: string, bookedAt: string, currency: string, isAdjustment: boolean): CopyValue[] {
    const { read } = this;
    const statusText = read.text('status');
    const status = statusText ? readOrderStatus(statusText) : 'completed';
    const shippedAt = read.date('shipped_at');
    const deliveredAt = read.date('delivered_at');
    const isCredit = /^C\d/.test(orderRef);
    const kind = isCredit ? 'credit_note' : isAdjustment && /^A\d/.test(orderRef) ? 'adjustment' : 'order';
    const recognisedAt =
      status === 'cancelled' ? null : (deliveredAt ?? shippedAt ?? (this.noDeliveryColumns ? bookedAt : null));
    const customerRef = read.text('customer_ref');
    const email = customerRef ? '' : read.text('email').trim().toLowerCase();
    const attributes = [
      kind,
      status,
      statusText,
      read.date('paid_at'),
      shippedAt,
      deliveredAt,
      null,
      currency,
      this.channel(),
      this.place(),
      customerRef ? 'customer' : email ? 'email' : null,
      customerRef || (email ? this.emailHash(email) : null),
      false,
      false,
      read.amount('shipping') ?? 0,
      0,
      read.text('promotion_code') || null,
      read.text('device') || null,
      read.text('payment_method') || null,
      read.text('ship_mode') || null,
    ];
    // The hash speaks of contents: the numbers given to channels and places depend on the order of rows.
    const hash = contentHash(
      attributes.map((value, i) => (i === 8 ? this.channelCode : i === 9 ? this.placeKey : value)).join('\u0001'),
    );
    const [paidAt, shipped, delivered, cancelledAt, ...rest] = attributes.slice(3);
    return [
      orderRef,
      kind,
      status,
      statusText,
      bookedAt,
      paidAt,
      shipped,
      delivered,
      cancelledAt,
      recognisedAt,
      ...rest,
      hash,
    ];
  }

  private product(sku: string): number {
    const known = this.products.get(sku);
    if (known !== undefined) return known;
    const no = this.products.size + 1;
    this.products.set(sku, no);
    const { read } = this;
    this.context.stage.write('stage_product', {
      no,
      sku,
      name: read.text('product_name'),
      category: read.text('category'),
      subcategory: read.text('subcategory'),
    });
    return no;
  }

  private placeKey = '';

  private place(): number {
    const { read } = this;
    const parts = [
      read.text('country'),
      read.text('region'),
      read.text('state'),
      read.text('city'),
      read.text('postcode'),
    ];
    this.placeKey = parts.join('\u0001');
    const known = this.places.get(this.placeKey);
    if (known !== undefined) return known;
    const no = this.places.size + 1;
    this.places.set(this.placeKey, no);
    const country = readCountry(parts[0] as string);
    this.context.stage.write('stage_location', {
      no,
      country: country.name,
      country_code: country.code,
      region: parts[1],
      state: parts[2],
      city: parts[3],
      postcode: (parts[4] as string).replace(/^'/, ''),
    });
    return no;
  }

  private channelCode = '';

  private channel(): number {
    const { read } = this;
    this.channelCode = read.text('channel') || 'site';
    const known = this.channels.get(this.channelCode);
    if (known !== undefined) return known;
    const no = this.channels.size + 1;
    this.channels.set(this.channelCode, no);
    const name = this.channelCode;
    const type = MARKETPLACE.test(name)
      ? 'marketplace'
      : STORE.test(name)
        ? 'store'
        : /^(web|site|online)/i.test(name)
          ? 'site'
          : 'other';
    this.context.stage.write('stage_channel', {
      no,
      code: name,
      name,
      type,
      store_type: read.text('store_type') || type,
    });
    return no;
  }

  private emailHash(email: string): string {
    let hash = this.emails.get(email);
    if (!hash) {
      hash = createHmac('sha256', this.context.identityKey).update(email).digest('hex');
      this.emails.set(email, hash);
    }
    return hash;
  }
}

function lineKind(
  orderRef: string,
  amounts: { quantity: number; net: number; gross: number; isAdjustment: boolean },
): string {
  if (/^C\d/.test(orderRef)) return 'cancellation';
  if (amounts.isAdjustment) return /^A\d/.test(orderRef) ? 'adjustment' : 'allowance';
  // Goods leave stock without money moving back: a stock correction, not a return.
  if (amounts.quantity < 0) return amounts.gross === 0 ? 'adjustment' : 'return';
  return amounts.gross === 0 && amounts.net === 0 ? 'free' : 'sale';
}
