import { isDay } from '@/lib/core/calendar';
import { type Connection, runSql } from '@/lib/db/run-sql';
import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { NOT_DATA } from '../../format';
import { FieldReader } from './field-reader';
import { WOOCOMMERCE_SITE } from './woocommerce-source';

export interface ControlMeasure {
  field: string;
  /** the KPI that ought to give the same */
  measure: string;
  /** the report writes it with a minus */
  isNegated?: boolean;
  isCount?: boolean;
  /** each row counts one */
  isRow?: boolean;
}

/**
 * Analytics reports repeat what orders say: nothing is added from them. Their figures are kept per day (or over the
 * days of the report) as control totals of the shop's channel.
 */
export class ControlTotalsHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly day;
  private readonly cells;
  private readonly days = new Map<string, { rowNo: number; sums: number[] }>();

  constructor(
    private readonly context: FormatContext,
    private readonly measures: readonly ControlMeasure[],
    /** rows that the shop does not count */
    private readonly isLeftOut: (cell: (field: string) => string) => boolean = () => false,
  ) {
    const read = new FieldReader(context);
    this.read = read;
    this.day = read.date('day');
    this.cells = measures.map(({ field, isCount, isRow }) =>
      isRow ? () => 1 : isCount ? read.integer(field) : read.amount(field),
    );
  }

  row(fields: readonly string[], rowNo: number): RowProblem | typeof NOT_DATA | undefined {
    const { read, context } = this;
    read.start(fields);
    if (/^tota(l|ux)\b/i.test((fields[0] ?? '').trim())) return NOT_DATA;
    const time = read.has('day') ? this.day() : asDay(context.answers.start_day);
    const values = this.cells.map((cell) => cell());
    if (!time) read.fail('day', 'missing');
    if (read.problem || !time) return read.problem;
    if (this.isLeftOut((field) => read.text(field)())) return undefined;
    const day = time.slice(0, 10);
    const known = this.days.get(day) ?? { rowNo, sums: this.measures.map(() => 0) };
    this.days.set(day, known);
    for (const [i, value] of values.entries()) known.sums[i] = (known.sums[i] as number) + (value ?? 0);
    return undefined;
  }

  async end(): Promise<void> {
    const { stage, currency, answers } = this.context;
    for (const [day, { rowNo, sums }] of this.days) {
      for (const [i, { measure, isNegated, isCount, field }] of this.measures.entries()) {
        if (!this.read.has(field)) continue;
        const amount = isNegated ? Math.abs(sums[i] as number) : (sums[i] as number);
        await stage.write('stage_control_total', {
          row_no: rowNo,
          measure,
          start_day: day,
          end_day: this.read.has('day') ? day : (asDay(answers.end_day) ?? day),
          channel: WOOCOMMERCE_SITE.code,
          value: isCount ? String(amount) : (amount / 10_000).toFixed(4),
          currency: isCount ? null : currency,
        });
      }
    }
  }

  /** The channel of the shop's orders, which may come later than its reports. */
  async finish(connection: Connection): Promise<void> {
    const { code, name, type } = WOOCOMMERCE_SITE;
    await runSql(
      {
        text: `INSERT INTO sales_channel (code, name, type, store_type, source_id)
          SELECT $1::text, $2::text, $3::channel_type, 'site', id FROM source_system WHERE code = 'woocommerce'
          ON CONFLICT (code) DO NOTHING`,
        values: [code, name, type],
      },
      connection,
    );
  }
}

const asDay = (text: string | undefined) => (text !== undefined && isDay(text) ? text : null);
