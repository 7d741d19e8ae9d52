import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { readOrderStatus } from '../values/order-status';
import { FieldReader } from './parts/field-reader';
import { fieldSpec as field } from './parts/field-spec';
import { isCash } from './parts/is-cash';
import { notItemised } from './parts/not-itemised';
import type { DraftChannel, OrderDraft } from './parts/order-draft';
import { giveBackAll, giveBackPart } from './parts/order-refunds';
import { OrderSheet } from './parts/order-sheet';
import { PersonKey } from './parts/person-key';
import { shareAmount } from './parts/share-amount';
import { Tally } from './parts/tally';

const MAGENTO: DraftChannel = { code: 'magento', name: 'Magento', type: 'site' };

/**
 * Adobe Commerce (Magento) admin, Sales > Orders > Export: the order grid, whose columns an administrator shows or hides.
 * Header grain only. Grand total = subtotal + shipping + tax - discount, of which tax and discount are not columns: what
 * exceeds subtotal and shipping is tax, what is missing from them is discount. Without a subtotal the total is the line.
 */
export const magentoOrders: Format = {
  id: 'magento-orders',
  label: { en: 'Magento orders (grid)', fr: 'Commandes Magento (liste)' },
  source: { code: 'magento', name: 'Magento', kind: 'ecommerce' },
  fields: [
    field('order_ref', 'text', 'Order number', 'N° de commande', 'ID | Increment Id'),
    field('booked_at', 'date', 'Purchase date', "Date d'achat", "Purchase Date | Date d'achat"),
    field('purchase_point', 'text', 'Purchase point', "Point d'achat", "Purchase Point | Point d'achat"),
    field('base_total', 'amount', 'Grand total (base)', 'Total général (base)', 'Grand Total (Base)'),
    field('total', 'amount', 'Grand total (purchased)', 'Total général (acheté)', 'Grand Total (Purchased)'),
    field('subtotal', 'amount', 'Subtotal', 'Sous-total', 'Subtotal | Sous-total'),
    field('shipping', 'amount', 'Shipping and handling', 'Livraison', 'Shipping and Handling'),
    field('refunded', 'amount', 'Total refunded', 'Total remboursé', 'Total Refunded | Total remboursé'),
    field('status', 'text', 'Status', 'Statut', 'Status | Statut'),
    field('email', 'text', 'Customer e-mail', 'E-mail du client', 'Customer Email'),
    field('payment_method', 'text', 'Payment method', 'Mode de paiement', 'Payment Method'),
    field('ship_mode', 'text', 'Shipping information', 'Mode de livraison', 'Shipping Information'),
  ],
  requires: [['order_ref'], ['booked_at'], ['base_total', 'total'], ['status']],
  exact: ['ID', 'Purchase Point', 'Purchase Date', 'Status', 'Grand Total (Base)'],
  open: (context) => new MagentoOrdersHandler(context),
};

class MagentoOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly sheet: OrderSheet;
  private readonly persons: PersonKey;
  private readonly tally = new Tally();
  private readonly seen = new Set<string>();
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.persons = new PersonKey(context.identityKey);
    this.sheet = new OrderSheet(context, { channel: MAGENTO });
    this.cells = {
      orderRef: read.key('order_ref'),
      bookedAt: read.date('booked_at'),
      point: read.text('purchase_point'),
      baseTotal: read.amount('base_total'),
      total: read.amount('total'),
      subtotal: read.amount('subtotal'),
      shipping: read.amount('shipping'),
      refunded: read.amount('refunded'),
      status: read.text('status'),
      email: read.text('email'),
      payment: read.key('payment_method'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.orderRef();
    const bookedAt = cells.bookedAt();
    const purchased = cells.total();
    const total = cells.baseTotal() ?? purchased;
    const subtotal = cells.subtotal();
    const shipping = cells.shipping() ?? 0;
    const paidBack = cells.refunded() ?? 0;
    const sourceStatus = cells.status();
    const method = cells.payment();
    if (!ref) read.fail('order_ref', 'missing');
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (total === null) read.fail('base_total', 'missing');
    if (this.seen.has(ref)) read.fail('order_ref', 'duplicate_key', ref);
    if (read.problem || total === null) return read.problem;
    this.seen.add(ref);
    const order = this.sheet.order(ref);
    Object.assign(order, { rowNo, bookedAt, sourceStatus, isWhole: true, channel: channelOf(cells.point()) });
    order.customer = this.persons.customer(cells.email());
    const rest = subtotal === null ? 0 : total - subtotal - shipping;
    order.shipping = subtotal === null ? 0 : shipping;
    order.tax = Math.max(0, rest);
    order.lines.push(notItemised(rowNo, subtotal ?? total, Math.max(0, -rest)));
    this.tally.note('not_itemised', ref);
    // The refund is in the currency that was paid in, everything else in the shop's.
    const isForeign = purchased !== null && purchased !== 0 && purchased !== total;
    const refunded = isForeign ? (shareAmount(total, [paidBack, Math.max(0, purchased - paidBack)])[0] ?? 0) : paidBack;
    this.settle(order, total, refunded);
    if (method) {
      const isOpen = /pending|payment review|hold/i.test(sourceStatus) || order.status === 'cancelled';
      const status = isOpen ? 'pending' : 'captured';
      order.payments.push({ ref: 'order', method, isCash: isCash(method), status, amount: total, paidAt: null });
    }
    return this.sheet.taken();
  }

  async end(): Promise<void> {
    await this.sheet.end();
    this.tally.tell(this.context);
  }

  private settle(order: OrderDraft, total: number, refunded: number): void {
    // "Closed" is Magento's word for an order whose money went back.
    const status = /^(closed|ferm)/i.test(order.sourceStatus) ? 'returned' : readOrderStatus(order.sourceStatus);
    order.status = status === 'returned' && refunded < total && refunded > 0 ? 'completed' : status;
    if (order.status === 'cancelled') return;
    const isHandedOver = order.status === 'completed' || order.status === 'returned';
    order.recognisedAt = isHandedOver ? order.bookedAt : null;
    if (isHandedOver) this.tally.note('recognised_at_booking', order.ref);
    if (order.status === 'returned' || (refunded > 0 && refunded >= total)) giveBackAll(order, order.bookedAt);
    else if (refunded > 0) giveBackPart(order, refunded, order.bookedAt);
    else return;
    this.tally.note('refund_day_unknown', order.ref);
  }
}

/** "Main Website / Main Website Store / Default Store View", on lines of their own: the view is where it was bought. */
function channelOf(point: string): DraftChannel {
  const view =
    point
      .split(/\s*[\r\n]+\s*/)
      .filter(Boolean)
      .at(-1) ?? '';
  if (view === '' || /^default/i.test(view)) return MAGENTO;
  const name = view.slice(0, 100);
  return { code: name, name, type: 'site' };
}
