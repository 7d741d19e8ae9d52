import type { FormatContext, ProblemCode, RowProblem } from '../format';
import { normaliseDate } from '../values/parse-date';
import { readScaled } from '../values/parse-number';

const CACHE_LIMIT = 200_000;
const NULLS = new Set(['', '--', '-', 'null', 'NULL', 'N/A', 'n/a', 'NaN', 'nan']);

interface Column {
  index: number;
  cache: Map<string, number | string | null>;
}

/** Reads the mapped cells of one row after the other; the first problem of a row is kept. */
export class FieldReader {
  problem: RowProblem | undefined;
  private fields: readonly string[] = [];
  private readonly columns = new Map<string, Column>();

  constructor(private readonly context: FormatContext) {}

  start(fields: readonly string[]): void {
    this.fields = fields;
    this.problem = undefined;
  }

  fail(field: string, code: ProblemCode, value?: string): null {
    this.problem ??= { field, code, ...(value === undefined ? {} : { value: value.slice(0, 200) }) };
    return null;
  }

  has(field: string): boolean {
    return this.column(field).index >= 0;
  }

  text(field: string): string {
    const { index } = this.column(field);
    if (index < 0) return '';
    const value = (this.fields[index] ?? '').trim();
    return NULLS.has(value) ? '' : value;
  }

  /** Ten-thousandths of the major unit; null when the cell is empty or unreadable (then `problem` says so). */
  amount(field: string): number | null {
    const text = this.text(field);
    if (text === '') return null;
    const { cache } = this.column(field);
    const known = cache.get(text);
    if (known !== undefined) return known as number;
    const percent = text.endsWith('%');
    const result = readScaled(percent ? text.slice(0, -1) : text, this.context.settings.decimal[field] ?? '.');
    if ('problem' in result) return this.fail(field, result.problem, text);
    const value = percent ? Math.round(result.value / 100) : result.value;
    remember(cache, text, value);
    return value;
  }

  integer(field: string): number | null {
    const text = this.text(field);
    if (text === '') return null;
    const scaled = this.amount(field);
    if (scaled === null) return null;
    if (scaled % 10_000 !== 0 || Math.abs(scaled) > 10_000 * 2 ** 31) return this.fail(field, 'not_an_integer', text);
    return scaled / 10_000;
  }

  date(field: string): string | null {
    const text = this.text(field);
    if (text === '') return null;
    const { cache } = this.column(field);
    const known = cache.get(text);
    if (known !== undefined) return known as string;
    const value = normaliseDate(text, this.context.settings.dateOrder[field] ?? 'iso');
    if (value === null) return this.fail(field, 'not_a_date', text);
    remember(cache, text, value);
    return value;
  }

  private column(field: string): Column {
    let column = this.columns.get(field);
    if (!column) {
      column = { index: this.context.column(field), cache: new Map() };
      this.columns.set(field, column);
    }
    return column;
  }
}

/** Exports repeat prices and times; the cache is emptied rather than let grow without bound. */
function remember(cache: Map<string, number | string | null>, key: string, value: number | string): void {
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, value);
}
