import { type CopyValue, copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { dayOf, dayText, weekday } from './calendar';
import { CURRENCY, lookUp } from './dimension-rows';
import type { DemoOrder } from './order';

const PAYING = new Set(['payrhone', 'paypal', 'terminal', 'marche-vert', 'galerie-beaute']);

interface PayoutLine {
  ref: string;
  category: 'charge' | 'refund' | 'dispute';
  order: string;
  day: number;
  gross: number;
  fee: number;
}

/** What payment providers and marketplaces pay out: once a week, with a line for every charge, refund and dispute. */
export class Payouts {
  private readonly weeks = new Map<string, { provider: string; monday: number; lines: PayoutLine[] }>();

  private add(provider: string, line: PayoutLine): void {
    const monday = line.day - weekday(line.day) + 7;
    const key = `${provider}/${monday}`;
    const week = this.weeks.get(key);
    if (week) week.lines.push(line);
    else this.weeks.set(key, { provider, monday, lines: [line] });
  }

  see(order: DemoOrder): void {
    const payment = order.payments.find((entry) => entry.status === 'captured');
    if (!payment || payment.at === null || !PAYING.has(payment.provider)) return;
    const { provider } = payment;
    const add = (category: PayoutLine['category'], ref: string, at: number, gross: number, fee: number) =>
      this.add(provider, { ref, category, order: order.ref, day: dayOf(at), gross, fee });
    add('charge', payment.ref, payment.at, payment.amount, payment.fee);
    if (order.cancelled !== null) {
      add('refund', `${order.ref}-X`, Math.max(order.cancelled, payment.at), -payment.amount, 0);
    }
    for (const refund of order.refunds) add('refund', refund.ref, refund.at, -(refund.amount + refund.tax), 0);
    const { dispute } = order;
    if (dispute?.status === 'lost' && dispute.closedDay !== null) {
      this.add(provider, {
        ref: dispute.ref,
        category: 'dispute',
        order: order.ref,
        day: dispute.closedDay,
        gross: -dispute.amount,
        fee: dispute.fee,
      });
    }
  }

  /** Writes the payouts whose week ended before `day` and forgets them. */
  async flush(connection: Connection, batchId: number, day: number): Promise<void> {
    const ready = [...this.weeks].filter(([, week]) => week.monday < day).map(([key, week]) => ({ key, ...week }));
    if (ready.length === 0) return;
    const refOf = (monday: number) => `S-${dayText(monday)}`;
    await copyRows(
      connection,
      'payout',
      ['provider', 'external_ref', 'paid_day', 'amount', 'currency', 'batch_id'],
      ready.map(({ provider, monday, lines }) => [
        provider,
        refOf(monday),
        dayText(monday),
        lines.reduce((sum, line) => sum + line.gross - line.fee, 0),
        CURRENCY,
        batchId,
      ]),
    );
    const id = await lookUp(
      connection,
      `SELECT provider || '/' || external_ref AS key, id FROM payout WHERE batch_id = ${batchId}`,
    );
    function* rows(): Generator<CopyValue[]> {
      for (const { provider, monday, lines } of ready) {
        const payout = id(`${provider}/${refOf(monday)}`);
        for (const line of lines) {
          yield [
            payout,
            line.ref,
            line.category,
            line.order,
            dayText(line.day),
            line.gross,
            line.fee,
            line.gross - line.fee,
            CURRENCY,
          ];
        }
      }
    }
    await copyRows(
      connection,
      'payout_line',
      ['payout_id', 'external_ref', 'category', 'order_ref', 'day', 'gross', 'fee', 'net', 'currency'],
      rows(),
    );
    for (const { key } of ready) this.weeks.delete(key);
  }
}
