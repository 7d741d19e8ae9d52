import { moneyToDecimal } from '@/lib/core/money';
import type { FormatContext } from '../../format';
import type { FieldReader } from './field-reader';

/** Platforms count finer than they print: each printed amount may be half a cent off, and so is a sum of them. */
const ROUNDING = 50;
const MAX_TOTALS = 50;

/**
 * Adds up the rows of a report and compares them with the totals that it states. Reports state several totals (of the
 * account, of what was filtered): one that agrees is enough.
 */
export class TotalCheck {
  private readonly cells;
  private readonly sums: number[];
  private readonly totals: (number | null)[][] = [];
  private rows = 0;

  constructor(
    private readonly context: FormatContext,
    read: FieldReader,
    private readonly fields: readonly { name: string; isMoney?: boolean }[],
  ) {
    this.cells = fields.map(({ name, isMoney }) => (isMoney ? read.amount(name) : read.integer(name)));
    this.sums = fields.map(() => 0);
  }

  /** Takes the values of a row, in the order of the fields. */
  add(...values: (number | null)[]): void {
    this.rows += 1;
    values.forEach((value, i) => {
      this.sums[i] = (this.sums[i] as number) + (value ?? 0);
    });
  }

  /** Takes the row that the reader stands on as a total of the others. */
  total(): void {
    if (this.totals.length < MAX_TOTALS) this.totals.push(this.cells.map((cell) => cell()));
  }

  end(): void {
    this.fields.forEach(({ name, isMoney = false }, i) => {
      const stated = this.totals.map((total) => total[i]).filter((value) => typeof value === 'number');
      const sum = this.sums[i] as number;
      const [nearest] = stated.toSorted((a, b) => Math.abs(a - sum) - Math.abs(b - sum));
      const allowed = isMoney ? ROUNDING * this.rows : 0;
      if (nearest === undefined || Math.abs(nearest - sum) <= allowed) return;
      const print = (value: number) => (isMoney ? moneyToDecimal(BigInt(value), 2) : String(value));
      const column = this.context.columns[this.context.column(name)] ?? name;
      this.context.warn('total_differs', { column, total: print(nearest), sum: print(sum) });
    });
  }
}
