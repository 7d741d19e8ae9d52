import { createHmac } from 'node:crypto';
import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { ETSY } from './parts/etsy-source';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import type { DraftChannel, OrderDraft } from './parts/order-draft';
import { OrderSheet } from './parts/order-sheet';
import { MAX_PIECES } from './parts/pieces';

/** Sold order items: one row per item; what the order says as a whole is repeated on each of its rows. */
export const etsyItems: Format = {
  id: 'etsy-items',
  label: { en: 'Etsy sold order items', fr: 'Articles vendus Etsy' },
  source: ETSY,
  fields: [
    { ...fieldSpec('booked_at', 'date', 'Sale date', 'Date de vente', 'Sale Date'), dateOrder: 'mdy' },
    fieldSpec('order_ref', 'text', 'Order', 'Commande', 'Order ID'),
    fieldSpec('line_ref', 'text', 'Line', 'Ligne', 'Transaction ID'),
    fieldSpec('product_name', 'text', 'Product', 'Produit', 'Item Name'),
    fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'SKU'),
    fieldSpec('listing', 'text', 'Listing', 'Annonce', 'Listing ID'),
    fieldSpec('buyer', 'text', 'Buyer', 'Acheteur', 'Buyer'),
    fieldSpec('quantity', 'integer', 'Quantity', 'Quantité', 'Quantity'),
    fieldSpec('unit_price', 'amount', 'Unit price', 'Prix unitaire', 'Price'),
    fieldSpec('discount', 'amount', 'Discount', 'Remise', 'Discount Amount'),
    fieldSpec('coupon', 'text', 'Coupon', 'Code promotionnel', 'Coupon Code'),
    fieldSpec('shipping', 'amount', 'Shipping', 'Frais de port', 'Order Shipping'),
    fieldSpec('shipping_discount', 'amount', 'Shipping discount', 'Remise sur le port', 'Shipping Discount'),
    fieldSpec('tax', 'amount', 'Sales tax', 'Taxe de vente', 'Order Sales Tax'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'Currency'),
    { ...fieldSpec('paid_at', 'date', 'Paid', 'Payé le', 'Date Paid'), dateOrder: 'mdy' },
    { ...fieldSpec('shipped_at', 'date', 'Shipped', 'Expédié le', 'Date Shipped'), dateOrder: 'mdy' },
    fieldSpec('city', 'text', 'City', 'Ville', 'Ship City'),
    fieldSpec('state', 'text', 'State', 'Département ou État', 'Ship State'),
    fieldSpec('postcode', 'text', 'Postcode', 'Code postal', 'Ship Zipcode'),
    fieldSpec('country', 'text', 'Country', 'Pays', 'Ship Country'),
    fieldSpec('order_type', 'text', 'Kind of order', 'Type de commande', 'Order Type'),
    fieldSpec('payment_type', 'text', 'Payment method', 'Mode de paiement', 'Payment Type'),
    fieldSpec('till_discount', 'amount', 'Discount in person', 'Remise sur place', 'InPerson Discount'),
  ],
  requires: [['booked_at'], ['order_ref'], ['quantity'], ['unit_price'], ['sku', 'listing']],
  exact: ['Sale Date', 'Item Name', 'Transaction ID', 'Listing ID', 'Order ID'],
  open: (context) => new EtsyItemsHandler(context),
};

const CHANNEL: DraftChannel = { code: 'etsy', name: 'Etsy', type: 'marketplace' };
const IN_PERSON: DraftChannel = { code: 'etsy-in-person', name: 'Etsy, in person', type: 'store' };

class EtsyItemsHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly sheet: OrderSheet;
  private readonly buyers = new Map<string, string>();

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.sheet = new OrderSheet(context, { channel: CHANNEL });
    this.cells = {
      bookedAt: read.date('booked_at'),
      orderRef: read.key('order_ref'),
      lineRef: read.key('line_ref'),
      name: read.text('product_name'),
      sku: read.key('sku'),
      listing: read.key('listing'),
      buyer: read.text('buyer'),
      quantity: read.integer('quantity'),
      price: read.amount('unit_price'),
      discount: read.amount('discount'),
      coupon: read.key('coupon'),
      shipping: read.amount('shipping'),
      shippingDiscount: read.amount('shipping_discount'),
      tax: read.amount('tax'),
      currency: read.text('currency'),
      paidAt: read.date('paid_at'),
      shippedAt: read.date('shipped_at'),
      place: (['city', 'state', 'postcode', 'country'] as const).map((field) => read.key(field)),
      orderType: read.text('order_type'),
      paymentType: read.key('payment_type'),
      tillDiscount: read.amount('till_discount'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const bookedAt = cells.bookedAt();
    const orderRef = cells.orderRef();
    const lineRef = cells.lineRef();
    const sku = cells.sku() || cells.listing();
    const quantity = cells.quantity();
    const price = cells.price();
    const discount = Math.abs(cells.discount() ?? 0);
    const order = {
      shipping: (cells.shipping() ?? 0) - Math.abs(cells.shippingDiscount() ?? 0),
      tax: cells.tax() ?? 0,
      tillDiscount: Math.abs(cells.tillDiscount() ?? 0),
      paidAt: cells.paidAt(),
      shippedAt: cells.shippedAt(),
      place: cells.place.map((cell) => cell()),
      coupon: cells.coupon(),
      payment: cells.paymentType(),
    };
    const currency = cells.currency().toUpperCase();
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (!orderRef) read.fail('order_ref', 'missing');
    if (!sku) read.fail('sku', 'missing');
    if (quantity === null) read.fail('quantity', 'missing');
    else if (quantity < 0) read.fail('quantity', 'not_allowed', String(quantity));
    else if (quantity > MAX_PIECES) read.fail('quantity', 'too_large', String(quantity));
    if (price === null) read.fail('unit_price', 'missing');
    else if (price < 0) read.fail('unit_price', 'not_allowed', String(price / 10_000));
    if (currency && !/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
    const gross = (price ?? 0) * (quantity ?? 0);
    if (!Number.isSafeInteger(gross)) read.fail('unit_price', 'too_large');
    if (discount > gross) read.fail('discount', 'not_allowed', String(discount / 10_000));
    if (read.problem || !bookedAt) return read.problem;
    const draft = this.sheet.order(orderRef);
    if (draft.rowNo === 0) {
      const [city, state, postcode, country = ''] = order.place;
      const status = order.shippedAt ? 'shipped' : order.paidAt ? 'paid' : 'processing';
      const buyer = cells.buyer();
      Object.assign(draft, {
        rowNo,
        bookedAt,
        status,
        paidAt: order.paidAt,
        shippedAt: order.shippedAt,
        isWhole: true,
      });
      draft.place = { country, state, city, postcode };
      if (buyer) draft.customer = { kind: 'customer', value: this.hash(buyer) };
      if (/in.?person/i.test(cells.orderType())) draft.channel = IN_PERSON;
      if (currency) draft.currency = currency;
      this.companions(draft, order);
    }
    if (order.coupon && !draft.promotion) draft.promotion = order.coupon;
    // Repeated on every row, or on the first only: the largest is the order's.
    draft.shipping = Math.max(draft.shipping, order.shipping);
    draft.tax = Math.max(draft.tax, order.tax);
    draft.discount = Math.max(draft.discount, order.tillDiscount);
    draft.lines.push({
      rowNo,
      kind: price === 0 ? 'free' : 'sale',
      product: { sku, name: cells.name() },
      quantity: quantity ?? 0,
      gross,
      discount,
      lineRef: lineRef || null,
      promotion: order.coupon || null,
    });
    return this.sheet.taken();
  }

  end(): Promise<void> {
    return this.sheet.end();
  }

  cutOrders(): readonly string[] {
    return this.sheet.cutOrders();
  }

  private companions(
    draft: OrderDraft,
    { paidAt, shippedAt, payment }: { paidAt: string | null; shippedAt: string | null; payment: string },
  ): void {
    if (payment) {
      const status = paidAt ? 'captured' : 'pending';
      const isCash = /cash/i.test(payment);
      draft.payments.push({ ref: 'order', method: payment, isCash, provider: 'etsy', status, amount: null, paidAt });
    }
    if (shippedAt) draft.shipments.push({ ref: 'order', shippedAt, deliveredAt: null });
  }

  /** The column holds the name that a buyer goes by on Etsy, at times the real one: it is only kept as a keyed hash. */
  private hash(buyer: string): string {
    const name = buyer.toLowerCase();
    let hash = this.buyers.get(name);
    if (!hash) {
      hash = createHmac('sha256', this.context.identityKey).update(`etsy:${name}`).digest('hex');
      this.buyers.set(name, hash);
    }
    return hash;
  }
}
