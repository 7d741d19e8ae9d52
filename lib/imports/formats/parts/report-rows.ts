import type { Day } from '@/lib/core/calendar';
import type { FormatContext } from '../../format';
import { isTotalRow } from '../../values/total-row';
import type { FieldReader } from './field-reader';
import { monthPeriod, type ReportPeriod, statedPeriod, weekPeriod, within } from './report-period';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What rows of marketing reports share: which of them are totals, when they were, and in which currency. */
export class ReportRows {
  private readonly cells;
  private readonly names;
  private readonly whole: ReportPeriod | null;
  private readonly fileCurrency: string;

  /**
   * @param names fields that say what a row is about; a row that names nothing is a total
   * @param money fields whose column may name the currency
   */
  constructor(
    context: FormatContext,
    private readonly read: FieldReader,
    { names, money }: { names: readonly string[]; money: readonly string[] },
  ) {
    this.names = names.filter((name) => read.has(name)).map((name) => read.text(name));
    this.cells = {
      dayText: read.text('day'),
      day: read.date('day'),
      start: read.date('start'),
      end: read.date('end'),
      month: read.text('month'),
      week: read.date('week'),
      currency: read.text('currency'),
    };
    this.whole = wholePeriod(context);
    const stated = money.map((name) => context.columnCurrency(name)).find((currency) => currency !== null);
    this.fileCurrency = stated ?? context.currency;
  }

  /** "Total: Account", "Total of 12 results", or amounts beside no name at all. */
  isTotal(): boolean {
    const named = this.names.map((name) => name()).filter((name) => name !== '');
    if (named.some((name) => !isTotalRow(name))) return false;
    const day = this.cells.dayText();
    // A campaign may be called "Total": it then has its days.
    return named.length === 0 || day === '' || isTotalRow(day);
  }

  /** The day or days of the row; null after a problem was noted. */
  period(): ReportPeriod | null {
    const { read, cells } = this;
    const day = dayOf(cells.day());
    if (day) return { start: day, end: day };
    const start = dayOf(cells.start());
    if (start) {
      const end = dayOf(cells.end());
      if (!end) return read.fail('end', 'missing');
      return end < start ? read.fail('end', 'not_allowed', end) : { start, end };
    }
    if (read.has('day')) return read.fail('day', 'missing');
    if (read.has('month')) {
      const text = cells.month();
      const month = monthPeriod(text);
      return month ? within(month, this.whole) : read.fail('month', text ? 'not_a_date' : 'missing', text);
    }
    if (read.has('week')) {
      const week = dayOf(cells.week());
      return week ? within(weekPeriod(week), this.whole) : read.fail('week', 'missing');
    }
    return this.whole ?? read.fail('day', 'missing');
  }

  /** Of the row's own column, else of the header of an amount, else of the file. */
  currency(): string | null {
    const own = this.cells.currency().toUpperCase();
    if (own === '') return this.fileCurrency;
    return /^[A-Z]{3}$/.test(own) ? own : this.read.fail('currency', 'not_allowed', own);
  }
}

/** Of a time the day as the report has it: reports are in the time zone of their account. */
export const dayOf = (time: string | null): Day | null => time?.slice(0, 10) ?? null;

function wholePeriod(context: FormatContext): ReportPeriod | null {
  const { start_day: start = '', end_day: end = '' } = context.answers;
  if (DAY.test(start) && DAY.test(end)) return start <= end ? { start, end } : null;
  return statedPeriod(context);
}
