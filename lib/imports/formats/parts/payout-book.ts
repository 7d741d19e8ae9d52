import { minorDigits, moneyToDecimal } from '@/lib/core/money';
import type { FormatContext } from '../../format';

export interface PayoutRow {
  payoutRef: string;
  lineRef: string;
  category: string;
  orderRef?: string;
  sku?: string;
  day: string;
  gross: number;
  fee: number;
  net: number;
  currency: string;
}

interface Payout {
  rowNo: number;
  currency: string;
  sum: number;
  paidDay: string | null;
  /** day on which the payout was made out, where none is stated on which it was paid */
  madeDay: string | null;
  stated: number | null;
}

/**
 * The payouts of one file: each line is written as it comes and added up; at the end of the file each payout is written
 * with what the file states of it. What it does not state is left open: another file may, else the lines tell.
 * Sums that differ from what is stated are told.
 */
export class PayoutBook {
  private readonly payouts = new Map<string, Payout>();
  private wrongRows = 0;
  private firstWrongRow = 0;

  constructor(
    private readonly context: FormatContext,
    private readonly provider: string,
    /** code of the warning when lines do not add up to the payout; null where they need not */
    private readonly warning: 'settlement_differs' | 'payout_differs' | null,
  ) {}

  /** What the file says of the payout itself. */
  state(ref: string, row: Pick<Payout, 'rowNo' | 'currency' | 'paidDay' | 'madeDay'>, amount: number): void {
    const payout = this.open(ref, row.rowNo, row.currency);
    Object.assign(payout, row, { stated: amount, paidDay: row.paidDay ?? payout.paidDay });
  }

  line(rowNo: number, row: PayoutRow, paidDay: string | null = null): Promise<void> | undefined {
    const payout = this.open(row.payoutRef, rowNo, row.currency);
    payout.sum += row.net;
    payout.paidDay = paidDay ?? payout.paidDay;
    if (row.gross - row.fee !== row.net) {
      this.wrongRows += 1;
      this.firstWrongRow ||= rowNo;
    }
    return this.context.stage.write('stage_payout_line', {
      row_no: rowNo,
      provider: this.provider,
      payout_ref: row.payoutRef,
      line_ref: row.lineRef,
      category: row.category,
      order_ref: row.orderRef || null,
      sku: row.sku ?? '',
      day: row.day,
      gross: row.gross,
      fee: row.fee,
      net: row.net,
      currency: row.currency,
    });
  }

  end(): void {
    if (this.wrongRows > 0) this.context.warn('net_differs', { count: this.wrongRows, line: this.firstWrongRow });
    for (const [ref, payout] of this.payouts) {
      const { rowNo, currency, sum, stated } = payout;
      const paidDay = payout.paidDay ?? payout.madeDay;
      if (this.warning && stated !== null && stated !== sum) {
        const digits = minorDigits(currency);
        this.context.warn(this.warning, {
          payout: ref,
          stated: moneyToDecimal(BigInt(stated), digits),
          sum: moneyToDecimal(BigInt(sum), digits),
          currency,
        });
      }
      if (stated === null && paidDay === null) continue;
      this.context.stage.write('stage_payout', {
        row_no: rowNo,
        provider: this.provider,
        payout_ref: ref,
        paid_day: paidDay,
        amount: stated,
        currency,
      });
    }
  }

  private open(ref: string, rowNo: number, currency: string): Payout {
    const known = this.payouts.get(ref);
    if (known) return known;
    const payout = { rowNo, currency, sum: 0, paidDay: null, madeDay: null, stated: null };
    this.payouts.set(ref, payout);
    return payout;
  }
}
