import type { FormatContext, ProblemCode, RowProblem } from '../../format';
import { cellCurrencies } from '../../values/currency-sign';
import { cellText, isEmptyText, isMasked } from '../../values/empty-cell';
import { normaliseDate } from '../../values/parse-date';
import { normaliseNumber, readScaled } from '../../values/parse-number';

const CACHE_LIMIT = 200_000;
/** Five such texts of four bytes a character still fit a key of PostgreSQL's indexes (2,704 bytes). */
const MAX_KEY_LENGTH = 130;

/** Reads one field of the current row; made once per file, called once per row. */
export type Cell<T> = () => T;

/**
 * Reads the mapped cells of one row after the other; the first problem of a row is kept. The readers of a field are
 * made once (`text('sku')`), so that a row costs no look-up of columns.
 */
export class FieldReader {
  problem: RowProblem | undefined;
  private fields: readonly string[] = [];
  private readonly masked = new Map<string, { column: string; count: number }>();

  constructor(private readonly context: FormatContext) {}

  start(fields: readonly string[]): void {
    this.fields = fields;
    this.problem = undefined;
  }

  fail(field: string, code: ProblemCode, value?: string): null {
    // By characters, not code units: half a character is no JSON that PostgreSQL takes.
    this.problem ??= { field, code, ...(value === undefined ? {} : { value: [...value].slice(0, 200).join('') }) };
    return null;
  }

  has(field: string): boolean {
    return this.context.column(field) >= 0;
  }

  text(field: string): Cell<string> {
    const index = this.context.column(field);
    if (index < 0) return () => '';
    return () => {
      const value = cellText(this.fields[index] ?? '');
      return isEmptyText(value) ? '' : value;
    };
  }

  /** A text by which something is found again. A longer one is a swallowed line, and too much for an index. */
  key(field: string): Cell<string> {
    const text = this.text(field);
    return () => {
      const value = text();
      if (value.length > MAX_KEY_LENGTH) this.fail(field, 'too_large', value);
      return value;
    };
  }

  /** Ten-thousandths of the major unit; null when the cell is empty, masked or unreadable (then `problem` says so). */
  amount(field: string): Cell<number | null> {
    const decimal = this.context.settings.decimal[field] ?? '.';
    const fits = this.currencyCheck(field);
    return this.cached(
      field,
      (text) => {
        if (isMasked(text)) return this.mask(field);
        const percent = text.endsWith('%');
        const result = readScaled(percent ? text.slice(0, -1) : text, decimal);
        if ('problem' in result) return this.fail(field, result.problem, text);
        return percent ? Math.round(result.value / 100) : result.value;
      },
      fits,
    );
  }

  integer(field: string): Cell<number | null> {
    const decimal = this.context.settings.decimal[field] ?? '.';
    return this.cached(field, (text) => {
      if (isMasked(text)) return this.mask(field);
      const result = readScaled(text, decimal);
      if ('problem' in result) return this.fail(field, result.problem, text);
      const whole = result.value / 10_000;
      return Number.isInteger(whole) && Math.abs(whole) < 2 ** 31 ? whole : this.fail(field, 'not_an_integer', text);
    });
  }

  /** A measure that is no money, as a plain number; "12 %" is 0.12. */
  number(field: string): Cell<number | null> {
    const decimal = this.context.settings.decimal[field] ?? '.';
    return this.cached(field, (text) => {
      if (isMasked(text)) return this.mask(field);
      const percent = text.endsWith('%');
      const plain = normaliseNumber(percent ? text.slice(0, -1) : text, decimal);
      if (plain === null) return this.fail(field, 'not_a_number', text);
      return percent ? Number(plain) / 100 : Number(plain);
    });
  }

  date(field: string): Cell<string | null> {
    const order = this.context.settings.dateOrder[field] ?? 'iso';
    return this.cached(field, (text) => normaliseDate(text, order) ?? this.fail(field, 'not_a_date', text));
  }

  /** Counts a hidden figure; the report names the column, and how many it hides. */
  private mask(field: string): null {
    const known = this.masked.get(field);
    if (known) known.count += 1;
    else {
      const values = { column: this.context.columns[this.context.column(field)] ?? field, count: 1 };
      this.masked.set(field, values);
      // Kept by reference: the report is written when all rows were read.
      this.context.warn('masked_values', values);
    }
    return null;
  }

  /** Whether an amount's own sign agrees with the currency of its row, which the column, a cell or the file names. */
  private currencyCheck(field: string): (named: readonly string[], text: string) => boolean {
    const stated = this.context.columnCurrency(field);
    const row = stated === null && this.has('currency') ? this.text('currency') : null;
    return (named, text) => {
      if (named.includes(stated ?? (row?.().toUpperCase() || this.context.currency))) return true;
      this.fail(field, 'currency_differs', text);
      return false;
    };
  }

  /** Exports repeat prices and times; the cache is emptied rather than let grow without bound. */
  private cached<T>(
    field: string,
    read: (text: string) => T | null,
    fits: ((named: readonly string[], text: string) => boolean) | null = null,
  ): Cell<T | null> {
    if (!this.has(field)) return () => null;
    const text = this.text(field);
    const cache = new Map<string, T>();
    return () => {
      const cell = text();
      if (cell === '') return null;
      const known = cache.get(cell);
      if (known !== undefined) return known;
      const named = fits && cellCurrencies(cell);
      if (named && !fits(named, cell)) return null;
      const value = read(cell);
      // An amount that names its currency is compared with that of its row each time.
      if (value === null || named) return value;
      if (cache.size >= CACHE_LIMIT) cache.clear();
      cache.set(cell, value);
      return value;
    };
  }
}
