import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import { orderNumberIn } from './parts/order-number-in';
import { dayOf, inUtc, ORDER_COLUMNS, STRIPE } from './parts/stripe-source';

/** Unified payments: every try to pay, with what became of it. */
export const stripePayments: Format = {
  id: 'stripe-payments',
  label: { en: 'Stripe payments', fr: 'Paiements Stripe' },
  source: STRIPE,
  fields: [
    fieldSpec('ref', 'text', 'Payment', 'Paiement', 'id'),
    fieldSpec('created', 'date', 'Created (UTC)', 'Créé le (UTC)', 'Created date (UTC) | Created (UTC)'),
    fieldSpec('amount', 'amount', 'Amount', 'Montant', 'Amount'),
    fieldSpec('refunded', 'amount', 'Refunded', 'Remboursé', 'Amount Refunded'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'Currency'),
    fieldSpec('captured', 'text', 'Captured', 'Capturé', 'Captured'),
    fieldSpec('decline_reason', 'text', 'Decline reason', 'Motif du refus', 'Decline Reason'),
    fieldSpec('description', 'text', 'Description', 'Description', 'Description'),
    fieldSpec('fee', 'amount', 'Fee', 'Frais', 'Fee'),
    fieldSpec('method', 'text', 'Method', 'Moyen de paiement', 'Payment Source Type'),
    fieldSpec('card_brand', 'text', 'Card brand', 'Marque de la carte', 'Card Brand'),
    fieldSpec('status', 'text', 'Status', 'Statut', 'Status'),
    fieldSpec('seller_message', 'text', 'Message', 'Message', 'Seller Message'),
    fieldSpec('disputed', 'amount', 'Disputed', 'Contesté', 'Disputed Amount'),
    fieldSpec('dispute_date', 'date', 'Dispute opened', 'Litige ouvert le', 'Dispute Date (UTC)'),
    fieldSpec('dispute_due', 'date', 'Evidence due', 'Justificatifs avant le', 'Dispute Evidence Due (UTC)'),
    fieldSpec('dispute_reason', 'text', 'Dispute reason', 'Motif du litige', 'Dispute Reason'),
    fieldSpec('dispute_status', 'text', 'Dispute status', 'Statut du litige', 'Dispute Status'),
    fieldSpec('order_ref', 'text', 'Order number', 'N° de commande', ORDER_COLUMNS),
  ],
  requires: [['ref'], ['created'], ['amount'], ['currency'], ['status']],
  exact: ['id', 'Amount', 'Amount Refunded', 'Captured', 'Converted Amount'],
  facts: ['stage_payment_attempt'],
  refersToAnyOrder: true,
  open: (context) => new PaymentHandler(context),
};

class PaymentHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private disputesWithoutOrder = 0;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.cells = {
      ref: read.key('ref'),
      created: read.date('created'),
      amount: read.amount('amount'),
      refunded: read.amount('refunded'),
      currency: read.text('currency'),
      captured: read.text('captured'),
      decline: read.key('decline_reason'),
      description: read.text('description'),
      fee: read.amount('fee'),
      method: read.key('method'),
      brand: read.key('card_brand'),
      status: read.key('status'),
      message: read.text('seller_message'),
      disputed: read.amount('disputed'),
      disputeDate: read.date('dispute_date'),
      disputeDue: read.date('dispute_due'),
      disputeReason: read.key('dispute_reason'),
      disputeStatus: read.key('dispute_status'),
      order: read.key('order_ref'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.ref();
    const created = cells.created();
    const amount = cells.amount();
    const refunded = cells.refunded() ?? 0;
    const currency = cells.currency().toUpperCase();
    const fee = cells.fee();
    const text = cells.status();
    const dispute = {
      amount: cells.disputed() ?? 0,
      opened: cells.disputeDate(),
      due: cells.disputeDue(),
      reason: cells.disputeReason(),
      status: cells.disputeStatus(),
    };
    const decline = cells.decline();
    const method = cells.method();
    const brand = cells.brand();
    const order = cells.order() || orderNumberIn(cells.description());
    if (!ref) read.fail('ref', 'missing');
    if (!created) read.fail('created', 'missing');
    if (amount === null) read.fail('amount', 'missing');
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', currency ? 'not_allowed' : 'missing', currency);
    if (!text) read.fail('status', 'missing');
    if (refunded > (amount ?? 0)) read.fail('refunded', 'not_allowed', String(refunded / 10_000));
    if (read.problem || !created || amount === null) return read.problem;
    const status = statusOf(text, cells.captured(), amount, refunded);
    if (dispute.amount > 0 || dispute.opened) this.dispute(rowNo, ref, order, dispute.opened ?? created, dispute);
    return this.context.stage.write('stage_payment_attempt', {
      row_no: rowNo,
      provider: 'stripe',
      attempt_ref: ref,
      at: inUtc(created),
      status,
      method,
      card_brand: brand,
      amount,
      refunded,
      fee,
      currency,
      // Of a payment that went well the message says no more than that.
      decline_reason: decline || (status === 'failed' || status === 'blocked' ? cells.message() : ''),
      order_ref: order,
    });
  }

  end(): void {
    if (this.disputesWithoutOrder > 0)
      this.context.warn('disputes_without_order', { count: this.disputesWithoutOrder });
  }

  private dispute(
    rowNo: number,
    ref: string,
    order: string,
    opened: string,
    { amount, due, reason, status }: { amount: number; due: string | null; reason: string; status: string },
  ): void {
    if (!order) {
      this.disputesWithoutOrder += 1;
      return;
    }
    this.context.stage.write('stage_dispute', {
      row_no: rowNo,
      order_ref: order,
      dispute_ref: ref,
      reason,
      status: status || 'open',
      amount,
      opened_at: inUtc(opened),
      due_day: due && dayOf(due),
      won: /won/i.test(status) ? true : /lost/i.test(status) ? false : null,
    });
  }
}

/** A partial refund leaves Stripe's status at "Paid": the amounts say more. */
function statusOf(text: string, captured: string, amount: number, refunded: number): string {
  const status = text.toLowerCase().replaceAll(' ', '_');
  if (/^(paid|succeeded|refunded|partially_refunded)$/.test(status)) {
    if (/^false$/i.test(captured) && refunded === 0) return 'authorised';
    if (refunded === 0) return status === 'refunded' ? 'refunded' : 'paid';
    return refunded < amount ? 'partially_refunded' : 'refunded';
  }
  if (/^(requires_capture|uncaptured)$/.test(status)) return 'authorised';
  if (/^cancell?ed$/.test(status)) return 'cancelled';
  if (/^(incomplete|requires_payment_method|requires_action|requires_confirmation)$/.test(status)) return 'incomplete';
  return status;
}
