import type { FormatContext } from '../../format';
import { readOrderStatus } from '../../values/order-status';
import { isCash } from './is-cash';
import { type DraftLine, netOf, type OrderDraft } from './order-draft';
import { shareOut } from './order-lines';
import { giveBackAll, giveBackPart } from './order-refunds';
import { latest } from './order-times';
import { shareAmount } from './share-amount';
import { Tally } from './tally';

export interface WooHead {
  status: string;
  total: number;
  method: string;
  refunds: readonly { amount: number; at: string | null; reason: string }[];
  /** what the export says was given back per line */
  given: Map<DraftLine, { refunded: number; refundedUnits: number }>;
}

const STATUSES: Readonly<Record<string, OrderDraft['status']>> = {
  pending: 'pending',
  'on-hold': 'pending',
  processing: 'processing',
  completed: 'completed',
  refunded: 'returned',
  cancelled: 'cancelled',
  failed: 'cancelled',
  trash: 'cancelled',
  'checkout-draft': 'cancelled',
};

/** Status, refunds and payment of a WooCommerce order, once its rows are in. */
export class WooSettlement {
  readonly tally = new Tally();

  constructor(readonly context: FormatContext) {}

  settle(order: OrderDraft, head: WooHead): void {
    order.status = STATUSES[head.status] ?? readOrderStatus(head.status);
    order.sourceStatus = head.status;
    const isHandedOver = order.status === 'completed' || order.status === 'returned';
    order.recognisedAt = isHandedOver ? latest(order.paidAt, order.bookedAt) : null;
    if (isHandedOver) this.tally.note('recognised_at_booking', order.ref);
    // Lines of which only some name their tax share nothing: what is missing is zero there.
    shareOut(order);
    if (order.status !== 'cancelled') this.giveBack(order, head);
    if (!head.method) return;
    const isCollected = order.paidAt !== null || isHandedOver;
    const status = head.status === 'failed' ? 'failed' : isCollected ? 'captured' : 'pending';
    const { method } = head;
    order.payments.push({
      ref: 'order',
      method,
      isCash: isCash(method),
      status,
      amount: head.total,
      paidAt: order.paidAt,
    });
  }

  private giveBack(order: OrderDraft, head: WooHead): void {
    const last = latest(...head.refunds.map(({ at }) => at));
    const sum = head.refunds.reduce((total, { amount }) => total + amount, 0);
    const isFull = head.refunds.length === 1 && sum >= head.total && sum > 0;
    if (head.given.size > 0) this.giveBackLines(order, head, sum, last);
    else if (isFull) giveBackAll(order, last ?? this.unknownDay(order), head.refunds[0]?.reason);
    else if (head.refunds.length > 0) {
      for (const { amount, at, reason } of head.refunds)
        giveBackPart(order, amount, at ?? this.unknownDay(order), reason);
    } else if (order.status === 'returned') giveBackAll(order, this.unknownDay(order));
  }

  /** Refunds stated per line, without tax: pieces that came back are returns, money alone is an allowance. */
  private giveBackLines(order: OrderDraft, head: WooHead, sum: number, last: string | null): void {
    const refundedAt = last ?? this.unknownDay(order);
    const given = [...head.given].filter(([line]) => order.lines.includes(line));
    const nets = given.map(([line, back]) => Math.min(back.refunded, netOf(line)));
    const goods = nets.reduce((total, net) => total + net, 0);
    const rest = Math.max(0, sum - goods);
    const taxOf = (line: DraftLine, net: number) => {
      const whole = netOf(line);
      return whole <= 0 ? 0 : (shareAmount(line.tax ?? 0, [net, whole - net])[0] ?? 0);
    };
    const taxes = given.map(([line], i) => taxOf(line, nets[i] as number));
    const tax = taxes.reduce((total, part) => total + part, 0);
    const shippings = shareAmount(Math.min(order.shipping, Math.max(0, rest - tax)), nets);
    const reason = head.refunds.at(-1)?.reason ?? '';
    for (const [i, [line, back]] of given.entries()) {
      const kind = back.refundedUnits > 0 ? 'return' : 'allowance';
      const amounts = { gross: nets[i] as number, tax: taxes[i], shipping: shippings[i] };
      const { rowNo, product } = line;
      order.lines.push({ rowNo, kind, product, quantity: back.refundedUnits, ...amounts, refundedAt, reason });
    }
  }

  private unknownDay(order: OrderDraft): string | null {
    this.tally.note('refund_day_unknown', order.ref);
    return latest(order.bookedAt, order.paidAt);
  }
}
