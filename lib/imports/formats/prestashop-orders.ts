import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { readOrderStatus } from '../values/order-status';
import { FieldReader } from './parts/field-reader';
import { fieldSpec as field } from './parts/field-spec';
import { isCash } from './parts/is-cash';
import { notItemised } from './parts/not-itemised';
import type { OrderDraft } from './parts/order-draft';
import { giveBackAll } from './parts/order-refunds';
import { OrderSheet } from './parts/order-sheet';
import { Tally } from './parts/tally';

const PRESTASHOP = { code: 'prestashop', name: 'PrestaShop', type: 'site' } as const;

/**
 * PrestaShop back office, Orders > Export: the grid as it stands on the page, in the language of the employee. Total is
 * with tax and shipping, articles are not in it: each order becomes one line without units. The reference may be shared
 * by the parts of a split order, so the number is the key.
 */
export const prestashopOrders: Format = {
  id: 'prestashop-orders',
  label: { en: 'PrestaShop orders (grid)', fr: 'Commandes PrestaShop (liste)' },
  source: { code: 'prestashop', name: 'PrestaShop', kind: 'ecommerce' },
  fields: [
    field('order_id', 'text', 'Order number', 'N° de commande', 'ID | ID commande | Order ID'),
    field('reference', 'text', 'Reference', 'Référence', 'Reference | Référence'),
    field('booked_at', 'date', 'Order date', 'Date de commande', 'Date'),
    field('total', 'amount', 'Total with tax', 'Total TTC', 'Total'),
    field('status', 'text', 'Status', 'État', 'Status | État | Statut'),
    field('payment_method', 'text', 'Payment method', 'Mode de paiement', 'Payment | Paiement'),
    field('country', 'text', 'Delivery country', 'Pays de livraison', 'Delivery | Livraison | Pays de livraison'),
    field('new_client', 'text', 'New client', 'Nouveau client', 'New client | Nouveau client'),
  ],
  requires: [['order_id', 'reference'], ['booked_at'], ['total'], ['new_client']],
  exact: ['Reference', 'New client', 'Delivery', 'Customer', 'Total', 'Payment', 'Status', 'Date'],
  needsConfirmation: true,
  open: (context) => new PrestashopOrdersHandler(context),
};

class PrestashopOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly sheet: OrderSheet;
  private readonly tally = new Tally();
  private readonly seen = new Set<string>();
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.sheet = new OrderSheet(context, { channel: PRESTASHOP });
    this.cells = {
      orderRef: read.key(read.has('order_id') ? 'order_id' : 'reference'),
      bookedAt: read.date('booked_at'),
      total: read.amount('total'),
      status: read.text('status'),
      payment: read.key('payment_method'),
      country: read.key('country'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.orderRef();
    const bookedAt = cells.bookedAt();
    const total = cells.total();
    const sourceStatus = cells.status();
    const [method, country] = [cells.payment(), cells.country()];
    if (!ref) read.fail('order_id', 'missing');
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (total === null) read.fail('total', 'missing');
    if (this.seen.has(ref)) read.fail('order_id', 'duplicate_key', ref);
    if (read.problem) return read.problem;
    this.seen.add(ref);
    const order = this.sheet.order(ref);
    const status = prestashopStatus(sourceStatus);
    const amount = total ?? 0;
    const known = { rowNo, bookedAt: bookedAt as string, sourceStatus, status, place: { country }, isWhole: true };
    Object.assign(order, known, { recognisedAt: isHandedOver(status) ? bookedAt : null });
    order.lines.push(notItemised(rowNo, amount));
    this.tally.note('not_itemised', ref);
    if (isHandedOver(status)) this.tally.note('recognised_at_booking', ref);
    this.settle(order);
    if (method) {
      const paid = status === 'pending' ? 'pending' : status === 'cancelled' ? 'failed' : 'captured';
      order.payments.push({ ref: 'order', method, isCash: isCash(method), status: paid, amount, paidAt: null });
    }
    return this.sheet.taken();
  }

  async end(): Promise<void> {
    await this.sheet.end();
    this.tally.tell(this.context);
  }

  /** Of a partial refund the grid has no amount. */
  private settle(order: OrderDraft): void {
    if (PARTIAL.test(order.sourceStatus)) {
      this.tally.note('refund_amount_unknown', order.ref);
    } else if (order.status === 'returned') {
      giveBackAll(order, order.bookedAt);
      this.tally.note('refund_day_unknown', order.ref);
    }
  }
}

const isHandedOver = (status: OrderDraft['status']) => /shipped|delivered|completed|returned/.test(status);

const PARTIAL = /partial|partiel/i;

/** PrestaShop's own states, in English and French; those that a shop invented are read as any shop's. */
function prestashopStatus(text: string): OrderDraft['status'] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  if (PARTIAL.test(plain)) return 'processing';
  if (/payment error|erreur de paiement/.test(plain)) return 'cancelled';
  if (/backorder|reapprovisionnement/.test(plain)) return /not paid|non paye/.test(plain) ? 'pending' : 'paid';
  if (/awaiting|en attente/.test(plain)) return 'pending';
  if (/accepted|accepte/.test(plain)) return 'paid';
  return readOrderStatus(text);
}
