import { createHmac } from 'node:crypto';
import type { FormatContext } from '../../format';
import { contentHash } from '../../values/content-hash';
import { readCountry } from '../../values/country';
import { readOrderStatus } from '../../values/order-status';
import { isCancellation, isCorrection } from './document-number';
import type { FieldReader } from './field-reader';

const MARKETPLACE = /amazon|ebay|etsy|zalando|cdiscount|fnac|marketplace|place de march/i;
const STORE = /store|boutique|magasin|shop floor|pos|retail/i;
const HEADER_FIELDS = [
  'order_ref',
  'booked_at',
  'paid_at',
  'shipped_at',
  'delivered_at',
  'status',
  'customer_ref',
  'email',
  'shipping',
  'currency',
  'country',
  'region',
  'state',
  'city',
  'postcode',
  'channel',
  'store_type',
  'payment_method',
  'promotion_code',
  'device',
  'ship_mode',
] as const;

/** The order part of a row: written once per run of rows whose order cells are the same. */
export class GenericOrderHeader {
  private readonly columns: number[];
  private readonly cells;
  private readonly places = new Map<string, number>();
  private readonly channels = new Map<string, number>();
  private readonly emails = new Map<string, string>();
  private readonly noDeliveryColumns: boolean;
  private last = '';

  constructor(
    private readonly context: FormatContext,
    private readonly read: FieldReader,
  ) {
    this.columns = HEADER_FIELDS.map((field) => context.column(field)).filter((index) => index >= 0);
    this.noDeliveryColumns = !read.has('shipped_at') && !read.has('delivered_at');
    if (this.noDeliveryColumns) context.warn('recognised_at_booking');
    this.cells = {
      bookedAt: read.date('booked_at'),
      paidAt: read.date('paid_at'),
      shippedAt: read.date('shipped_at'),
      deliveredAt: read.date('delivered_at'),
      status: read.text('status'),
      customer: read.key('customer_ref'),
      email: read.text('email'),
      shipping: read.amount('shipping'),
      currency: read.text('currency'),
      place: (['country', 'region', 'state', 'city', 'postcode'] as const).map((field) => read.key(field)),
      channel: read.key('channel'),
      storeType: read.key('store_type'),
      payment: read.key('payment_method'),
      promotion: read.key('promotion_code'),
      device: read.key('device'),
      shipMode: read.key('ship_mode'),
    };
  }

  row(fields: readonly string[], rowNo: number, orderRef: string, isAdjustment: boolean): Promise<void> | undefined {
    let key = isAdjustment ? 'a' : '';
    for (const index of this.columns) key += `${fields[index]}\u0001`;
    if (key === this.last) return undefined;
    const { read, cells } = this;
    const bookedAt = cells.bookedAt();
    if (!bookedAt) read.fail('booked_at', 'missing');
    const currency = cells.currency().toUpperCase() || this.context.currency;
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    const statusText = cells.status();
    const status = statusText ? readOrderStatus(statusText) : 'completed';
    const paidAt = cells.paidAt();
    const shippedAt = cells.shippedAt();
    const deliveredAt = cells.deliveredAt();
    const shipping = cells.shipping() ?? 0;
    const customer = cells.customer();
    const channelCode = cells.channel() || 'site';
    const storeType = cells.storeType();
    const place = cells.place.map((cell) => cell());
    const ends = [cells.promotion() || null, cells.device() || null, cells.payment() || null, cells.shipMode() || null];
    if (read.problem) return undefined;
    this.last = key;
    const recognised = deliveredAt ?? shippedAt ?? (this.noDeliveryColumns ? bookedAt : null);
    const kind = isCancellation(orderRef)
      ? 'credit_note'
      : isAdjustment && isCorrection(orderRef)
        ? 'adjustment'
        : 'order';
    const email = customer ? '' : cells.email().toLowerCase();
    const identity = customer ? ['customer', customer] : email ? ['email', this.emailHash(email)] : [null, null];
    // The hash speaks of contents: the numbers given to channels and places depend on the order of rows.
    const content = [
      kind,
      status,
      statusText,
      paidAt,
      shippedAt,
      deliveredAt,
      currency,
      channelCode,
      ...place,
      ...identity,
      shipping,
      ...ends,
    ];
    return this.context.stage.writeValues('stage_order', [
      rowNo,
      orderRef,
      kind,
      status,
      statusText,
      bookedAt,
      paidAt,
      shippedAt,
      deliveredAt,
      null,
      status === 'cancelled' ? null : recognised,
      currency,
      this.channel(channelCode, storeType),
      this.place(place),
      ...identity,
      false,
      false,
      shipping,
      0,
      ...ends,
      contentHash(content.join('\u0001')),
    ]);
  }

  private place(parts: readonly string[]): number {
    const key = parts.join('\u0001');
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const no = this.places.size + 1;
    this.places.set(key, no);
    const [country = '', region = '', state = '', city = '', postcode = ''] = parts;
    const { name, code } = readCountry(country);
    this.context.stage.write('stage_location', {
      no,
      country: name,
      country_code: code,
      region,
      state,
      city,
      postcode: postcode.replace(/^'/, ''),
    });
    return no;
  }

  private channel(code: string, storeType: string): number {
    const known = this.channels.get(code);
    if (known !== undefined) return known;
    const no = this.channels.size + 1;
    this.channels.set(code, no);
    const type = MARKETPLACE.test(code)
      ? 'marketplace'
      : STORE.test(code)
        ? 'store'
        : /^(web|site|online)/i.test(code)
          ? 'site'
          : 'other';
    this.context.stage.write('stage_channel', {
      no,
      code,
      name: code,
      type,
      store_type: storeType || type,
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
