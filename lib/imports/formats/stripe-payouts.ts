import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import { dayOf, STRIPE } from './parts/stripe-source';

/** What Stripe sent to the bank. */
export const stripePayouts: Format = {
  id: 'stripe-payouts',
  label: { en: 'Stripe payouts', fr: 'Versements Stripe' },
  source: STRIPE,
  fields: [
    fieldSpec('payout_ref', 'text', 'Payout', 'Versement', 'id'),
    fieldSpec('amount', 'amount', 'Amount', 'Montant', 'Amount'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'Currency'),
    fieldSpec('arrival', 'date', 'Arrival', 'Arrivée', 'Arrival Date (UTC) | Arrival Date'),
    fieldSpec('status', 'text', 'Status', 'Statut', 'Status'),
  ],
  requires: [['payout_ref'], ['amount'], ['currency'], ['arrival']],
  exact: ['id', 'Amount', 'Arrival Date (UTC)', 'Currency', 'Status'],
  facts: ['stage_payout'],
  open: (context) => new PayoutHandler(context),
};

class PayoutHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.cells = {
      ref: read.key('payout_ref'),
      amount: read.amount('amount'),
      currency: read.text('currency'),
      arrival: read.date('arrival'),
      status: read.text('status'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const ref = cells.ref();
    const amount = cells.amount();
    const currency = cells.currency().toUpperCase();
    const arrival = cells.arrival();
    const status = cells.status();
    if (!ref) read.fail('payout_ref', 'missing');
    if (amount === null) read.fail('amount', 'missing');
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', currency ? 'not_allowed' : 'missing', currency);
    if (!arrival) read.fail('arrival', 'missing');
    if (read.problem || !arrival) return read.problem;
    return this.context.stage.write('stage_payout', {
      row_no: rowNo,
      provider: 'stripe',
      payout_ref: ref,
      paid_day: dayOf(arrival),
      // The money of a payout that failed stays with Stripe and leaves with a later one.
      amount: /fail|cancel/i.test(status) ? 0 : amount,
      currency,
    });
  }

  end(): void {}
}
