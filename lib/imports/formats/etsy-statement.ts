import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { readScaled } from '../values/parse-number';
import { ETSY } from './parts/etsy-source';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import { orderNumberIn } from './parts/order-number-in';
import { PayoutBook } from './parts/payout-book';
import { RowNumber } from './parts/row-number';

/**
 * The monthly statement of the payment account. Its rows do not say in which deposit they left, and a deposit leaves a
 * part on the account: the month is taken as the payout, with what was deposited in it as its amount.
 */
export const etsyStatement: Format = {
  id: 'etsy-statement',
  label: { en: 'Etsy statement', fr: 'Relevé Etsy' },
  source: ETSY,
  fields: [
    fieldSpec('day', 'date', 'Date', 'Date', 'Date | Datum | Fecha | Data'),
    fieldSpec('type', 'text', 'Type', 'Type', 'Type | Typ | Tipo'),
    fieldSpec('title', 'text', 'Title', 'Titre', 'Title | Titre | Titel | Título | Titolo'),
    fieldSpec('info', 'text', 'Info', 'Infos', 'Info | Infos | Información'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'Currency | Devise | Währung | Divisa | Valuta'),
    fieldSpec('amount', 'amount', 'Amount', 'Montant', 'Amount | Montant | Betrag | Importe | Importo'),
    fieldSpec(
      'fees',
      'amount',
      'Fees and taxes',
      'Frais et taxes',
      'Fees & Taxes | Frais et taxes | Gebühren & Steuern | Tarifas e impuestos',
    ),
    fieldSpec('net', 'amount', 'Net', 'Net', 'Net | Netto | Neto'),
  ],
  requires: [['day'], ['type'], ['title'], ['currency'], ['net']],
  exact: ['Date', 'Type', 'Title', 'Info', 'Currency', 'Amount', 'Fees & Taxes', 'Net'],
  facts: ['stage_payout', 'stage_payout_line'],
  open: (context) => new StatementHandler(context),
};

const DEPOSIT = /^(deposit|dépôt|versement|virement|auszahlung|einzahlung|depósito|ingreso|deposito|accredito)/i;

interface Month {
  rowNo: number;
  currency: string;
  /** what was deposited, and on which day last */
  amount: number;
  paidDay: string | null;
  /** day of the last row */
  madeDay: string;
}

class StatementHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly book: PayoutBook;
  private readonly numbers = new RowNumber();
  private readonly months = new Map<string, Month>();

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.book = new PayoutBook(context, 'etsy', null);
    this.cells = {
      day: read.date('day'),
      type: read.key('type'),
      title: read.text('title'),
      info: read.text('info'),
      currency: read.text('currency'),
      amount: read.amount('amount'),
      fees: read.amount('fees'),
      net: read.amount('net'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const time = cells.day();
    const type = cells.type();
    const title = cells.title();
    const info = cells.info();
    const currency = cells.currency().toUpperCase();
    const amount = cells.amount() ?? 0;
    const fees = cells.fees() ?? 0;
    const net = cells.net() ?? amount + fees;
    if (!time) read.fail('day', 'missing');
    if (!type) read.fail('type', 'missing');
    if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', currency ? 'not_allowed' : 'missing', currency);
    if (read.problem || !time) return read.problem;
    const day = time.slice(0, 10);
    const payoutRef = `${day.slice(0, 7)} ${currency}`;
    const month = this.month(payoutRef, rowNo, currency);
    if (day > month.madeDay) month.madeDay = day;
    if (DEPOSIT.test(type)) {
      const deposited = this.amountIn(title) ?? Math.abs(net);
      if (deposited === 0) return { field: 'title', code: 'not_a_number', value: title.slice(0, 200) };
      month.amount += deposited;
      month.rowNo = rowNo;
      if (month.paidDay === null || day > month.paidDay) month.paidDay = day;
      return undefined;
    }
    return this.book.line(rowNo, {
      payoutRef,
      lineRef: this.numbers.of([day, type, title, info, currency, amount, fees, net]),
      category: categoryOf(type, title),
      orderRef: orderNumberIn(title) || orderNumberIn(info),
      day,
      gross: amount,
      fee: fees === 0 ? 0 : -fees,
      net,
      currency,
    });
  }

  end(): void {
    for (const [ref, { amount, ...month }] of this.months) this.book.state(ref, month, amount);
    this.book.end();
  }

  private month(ref: string, rowNo: number, currency: string): Month {
    const known = this.months.get(ref);
    if (known) return known;
    const month = { rowNo, currency, amount: 0, paidDay: null, madeDay: '' };
    this.months.set(ref, month);
    return month;
  }

  /** "$1,234.56 sent to your bank account": only the title of a deposit says how much. */
  private amountIn(title: string): number | null {
    const number = /\d[\d.,\u00a0\u202f' ]*/.exec(title)?.[0].replace(/[.,\s]+$/, '');
    if (!number) return null;
    const result = readScaled(number, this.context.settings.decimal.net ?? '.');
    return 'value' in result ? result.value : null;
  }
}

/** "Fee: Transaction fee: Linen candle" -> "Fee/Transaction fee"; what names an order or an article is no category. */
function categoryOf(type: string, title: string): string {
  const parts = title.split(':').map((part) => part.trim());
  const detail = parts.length > 1 && parts[0]?.toLowerCase() === type.toLowerCase() ? parts[1] : parts[0];
  if (!detail || detail.toLowerCase() === type.toLowerCase() || /[#\d]/.test(detail)) return type;
  return `${type}/${detail}`.slice(0, 130);
}
