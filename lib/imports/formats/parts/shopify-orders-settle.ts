import type { FormatContext } from '../../format';
import { isCash } from './is-cash';
import { netOf, type OrderDraft } from './order-draft';
import { shareOut, takeTaxOut } from './order-lines';
import { giveBackAll, giveBackPart } from './order-refunds';
import { latest } from './order-times';
import { Tally } from './tally';

/** What the first line of an order says about the order as a whole. */
export interface ShopifyHead {
  financial: string;
  fulfillment: string;
  subtotal: number | null;
  total: number | null;
  refunded: number | null;
  outstanding: number;
  discount: number;
  method: string;
  isStore: boolean;
}

/** A cent or two, in ten-thousandths: taxes per line are rounded. */
const TOLERANCE = 200;
const COLLECTED = /^(paid|partially_paid|partially_refunded|refunded)$/;

/**
 * What only all rows of a Shopify order tell: which part of its discount its lines bear, whether prices include tax,
 * what was given back, its status and payment. What had to be decided is counted and told once, at the end.
 */
export class ShopifySettlement {
  private readonly tally = new Tally();

  constructor(private readonly context: FormatContext) {}

  settle(order: OrderDraft, head: ShopifyHead): void {
    this.shareDiscount(order, head);
    this.settleTax(order, head);
    const isFull = head.refunded !== null ? isAll(head.refunded, head.total) : head.financial === 'refunded';
    const isCancelled = order.cancelledAt !== null || head.financial === 'voided';
    if (!isCancelled) this.giveBack(order, head, isFull);
    order.status = isCancelled ? 'cancelled' : statusOf(head, isFull);
    order.sourceStatus = [head.financial, head.fulfillment].filter(Boolean).join(' / ');
    const isFulfilled = head.fulfillment === 'fulfilled';
    if (!isFulfilled) order.shippedAt = null;
    // At a till the goods change hands at once; elsewhere a fulfilment without its day counts at the last time known.
    const handedOver = isFulfilled || (head.isStore && COLLECTED.test(head.financial));
    order.recognisedAt = order.shippedAt ?? (handedOver ? latest(order.bookedAt, order.paidAt) : null);
    if (order.shippedAt) {
      const [shipment] = order.shipments;
      if (shipment) shipment.shippedAt = order.shippedAt;
    } else order.shipments = [];
    this.pay(order, head);
  }

  /** Warnings of what was decided, each with the number of orders and one of them. */
  tell(): void {
    this.tally.tell(this.context);
  }

  /** Subtotal is what the lines cost after all discounts; what a code took off the shipping is no part of it. */
  private shareDiscount(order: OrderDraft, { subtotal, discount, total }: ShopifyHead): void {
    const nets = netsOf(order);
    const missing = subtotal === null ? discount : nets - subtotal;
    const fits = missing >= 0 && missing <= discount;
    order.discount = fits ? missing : Math.min(discount, nets);
    if (!fits) this.tally.note('subtotal_differs', order.ref);
    order.isWhole = fits;
    const offShipping = Math.min(order.shipping, discount - order.discount);
    shareOut(order);
    if (offShipping > 0 && missTotal(order, total, offShipping) < missTotal(order, total, 0))
      order.shipping -= offShipping;
  }

  /** Total is the lines, the shipping and, where prices are without it, the tax. */
  private settleTax(order: OrderDraft, { total }: ShopifyHead): void {
    if (order.tax === 0 || total === null) return;
    const rest = total - netsOf(order) - order.shipping;
    if (Math.abs(rest) <= TOLERANCE && order.tax < total) {
      this.tally.note('tax_taken_out', order.ref);
      for (const line of order.lines) line.tax = undefined;
      takeTaxOut(order);
    } else if (Math.abs(rest - order.tax) > TOLERANCE) this.tally.note('tax_basis_unknown', order.ref);
  }

  /** The export knows the sum only, and no day: the latest time known of the order is the honest lower bound. */
  private giveBack(order: OrderDraft, head: ShopifyHead, isFull: boolean): void {
    const at = latest(order.bookedAt, order.paidAt, order.shippedAt);
    const isPart = !isFull && (head.refunded ?? 0) > 0;
    if (isFull) giveBackAll(order, at);
    else if (isPart) giveBackPart(order, head.refunded ?? 0, at);
    else if (head.financial === 'partially_refunded') this.tally.note('refund_amount_unknown', order.ref);
    if (isFull || isPart) this.tally.note('refund_day_unknown', order.ref);
  }

  private pay(order: OrderDraft, head: ShopifyHead): void {
    if (!head.method) return;
    order.isTest = /bogus/i.test(head.method);
    const isCollected = COLLECTED.test(head.financial);
    order.payments.push({
      ref: 'order',
      method: head.method,
      isCash: isCash(head.method),
      status: isCollected ? 'captured' : head.financial === 'voided' ? 'failed' : 'pending',
      amount: head.total === null ? null : head.total - (head.financial === 'partially_paid' ? head.outstanding : 0),
      paidAt: order.paidAt,
    });
  }
}

/** Whether the lines sum up to less than the subtotal says. */
export const lacksLines = (order: OrderDraft, { subtotal }: ShopifyHead) =>
  subtotal !== null && netsOf(order) < subtotal - TOLERANCE;

const netsOf = (order: OrderDraft) => order.lines.reduce((sum, line) => sum + netOf(line), 0);

/** How far lines, shipping and tax (in the prices or beside them) are from the total when so much was taken off the shipping. */
function missTotal(order: OrderDraft, total: number | null, offShipping: number): number {
  const rest = (total ?? 0) - netsOf(order) - order.shipping + offShipping;
  return Math.min(Math.abs(rest), Math.abs(rest - order.tax));
}

const isAll = (refunded: number, total: number | null) => refunded > 0 && total !== null && refunded >= total - 1;

function statusOf({ financial, fulfillment }: ShopifyHead, isFull: boolean): OrderDraft['status'] {
  if (isFull) return 'returned';
  if (fulfillment === 'fulfilled') return 'shipped';
  if (fulfillment === 'partial') return 'processing';
  return COLLECTED.test(financial) ? 'paid' : 'pending';
}
