import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import { orderNumberIn } from './parts/order-number-in';
import { PayoutBook } from './parts/payout-book';
import { dayOf, ORDER_COLUMNS, STRIPE } from './parts/stripe-source';

/** Itemised balance or payout reconciliation report: one row per movement, with the payout that it went into. */
export const stripeBalance: Format = {
  id: 'stripe-balance',
  label: { en: 'Stripe balance, itemised', fr: 'Stripe, solde détaillé' },
  source: STRIPE,
  fields: [
    fieldSpec('line_ref', 'text', 'Movement', 'Mouvement', 'balance_transaction_id'),
    fieldSpec('created_utc', 'date', 'Created (UTC)', 'Créé le (UTC)', 'created_utc'),
    fieldSpec('created', 'date', 'Created', 'Créé le', 'created'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'currency'),
    fieldSpec('gross', 'amount', 'Gross', 'Brut', 'gross'),
    fieldSpec('fee', 'amount', 'Fee', 'Frais', 'fee'),
    fieldSpec('net', 'amount', 'Net', 'Net', 'net'),
    fieldSpec('category', 'text', 'Category', 'Catégorie', 'reporting_category'),
    fieldSpec('source_id', 'text', 'Object', 'Objet', 'source_id'),
    fieldSpec('description', 'text', 'Description', 'Description', 'description'),
    fieldSpec('payout_ref', 'text', 'Payout', 'Versement', 'automatic_payout_id | payout_id'),
    fieldSpec(
      'paid_day',
      'date',
      'Day of the payout',
      'Jour du versement',
      'automatic_payout_effective_at | automatic_payout_effective_at_utc | effective_at | effective_at_utc',
    ),
    fieldSpec('order_ref', 'text', 'Order number', 'N° de commande', ORDER_COLUMNS),
  ],
  requires: [
    ['line_ref'],
    ['created_utc', 'created'],
    ['gross'],
    ['fee'],
    ['net'],
    ['currency'],
    ['category'],
    ['payout_ref'],
  ],
  exact: ['balance_transaction_id', 'reporting_category', 'gross', 'fee', 'net'],
  facts: ['stage_payout', 'stage_payout_line'],
  open: (context) => new BalanceHandler(context),
};

class BalanceHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly book: PayoutBook;
  private waiting = 0;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.book = new PayoutBook(context, 'stripe', 'payout_differs');
    this.cells = {
      ref: read.key('line_ref'),
      created: [read.date('created_utc'), read.date('created')],
      currency: read.text('currency'),
      gross: read.amount('gross'),
      fee: read.amount('fee'),
      net: read.amount('net'),
      category: read.key('category'),
      source: read.key('source_id'),
      description: read.text('description'),
      payout: read.key('payout_ref'),
      paidDay: read.date('paid_day'),
      order: read.key('order_ref'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.ref();
    const created = cells.created.map((cell) => cell()).find((time) => time !== null);
    const currency = cells.currency().toUpperCase();
    const gross = cells.gross();
    const fee = cells.fee() ?? 0;
    const net = cells.net();
    const category = cells.category();
    const source = cells.source();
    const payout = cells.payout();
    const paid = cells.paidDay();
    const order = cells.order();
    if (!ref) read.fail('line_ref', 'missing');
    if (!created) read.fail('created_utc', 'missing');
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', currency ? 'not_allowed' : 'missing', currency);
    if (gross === null) read.fail('gross', 'missing');
    if (net === null) read.fail('net', 'missing');
    if (read.problem || gross === null || net === null || !created) return read.problem;
    const paidDay = paid && dayOf(paid);
    if (category === 'payout') {
      // The payout itself leaves the balance: what is taken from there is what the bank receives.
      const id = source.startsWith('po_') ? source : payout;
      if (!id) return { field: 'payout_ref', code: 'missing' };
      this.book.state(id, { rowNo, currency, paidDay, madeDay: dayOf(created) }, -net);
      return undefined;
    }
    if (!payout) {
      this.waiting += 1;
      return undefined;
    }
    const line = {
      payoutRef: payout,
      lineRef: ref,
      category,
      orderRef: order || orderNumberIn(cells.description()),
      day: dayOf(created),
      gross,
      fee,
      net,
      currency,
    };
    return this.book.line(rowNo, line, paidDay);
  }

  end(): void {
    this.book.end();
    // A later export names their payout.
    if (this.waiting > 0) this.context.warn('not_paid_out', { count: this.waiting });
  }
}
