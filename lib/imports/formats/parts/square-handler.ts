import type { FieldSpec, FormatContext, RowHandler, RowProblem } from '../../format';
import { contentHash } from '../../values/content-hash';
import { normaliseDate } from '../../values/parse-date';
import { type Cell, FieldReader } from './field-reader';
import { MAX_PIECES, piecesOf } from './pieces';
import { RowNumber } from './row-number';

interface SquareFile {
  entity: 'items' | 'transactions';
  fields: readonly FieldSpec[];
  /** fields that tell rows of one transaction apart */
  key: readonly string[];
  /** rows that are equal in these are distinct all the same */
  keysRepeat?: boolean;
  /** texts of people, of any length; all others are codes and names */
  longTexts?: readonly string[];
}

type Payload = Record<string, string | number>;

/** Keeps the rows of one of Square's two files as records of their transaction; derivation builds orders from both. */
export class SquareHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells: readonly (readonly [string, Cell<string | number | null>])[];
  private readonly time: Cell<string>;
  private readonly numbers = new RowNumber();

  constructor(
    private readonly context: FormatContext,
    private readonly file: SquareFile,
  ) {
    const read = new FieldReader(context);
    this.read = read;
    this.time = read.text('time');
    const fields = file.fields.filter(({ name }) => name !== 'time');
    this.cells = fields.map(({ name, type }) => [name, this.cell(name, type)]);
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, file } = this;
    read.start(fields);
    const payload: Payload = {};
    for (const [name, cell] of this.cells) {
      const value = cell();
      if (value !== null && value !== '') payload[name] = value;
    }
    const { transaction, date, ...rest } = payload;
    if (transaction === undefined) read.fail('transaction', 'missing');
    if (date === undefined) read.fail('date', 'missing');
    const pieces = piecesOf(Number(rest.quantity ?? 0));
    if (Math.abs(pieces) > MAX_PIECES) read.fail('quantity', 'too_large', String(pieces));
    if (read.problem) return read.problem;
    // The clock of the till, whatever its zone: the day of the sale is the day of the store.
    const time = this.time();
    const at = normaliseDate(`${String(date).slice(0, 10)} ${time || '00:00:00'}`, 'iso');
    if (!at) return { field: 'time', code: 'not_a_date', value: time };
    const event = /refund/i.test(String(rest.event ?? '')) ? 'refund' : 'payment';
    const record: Payload = { ...rest, at, event };
    const parts = [transaction as string, ...file.key.map((name) => record[name] ?? '')];
    const key = file.keysRepeat ? this.numbers.of(parts) : contentHash(parts.join('|')).toString(36);
    const content = JSON.stringify(record);
    return this.context.stage.writeValues('stage_record', [
      rowNo,
      file.entity,
      `${transaction}|${key}`,
      String(transaction),
      content,
      contentHash(content),
    ]);
  }

  end(): void {}

  private cell(name: string, type: FieldSpec['type']): Cell<string | number | null> {
    if (type === 'date') return this.read.date(name);
    if (type === 'amount') return this.read.amount(name);
    return this.file.longTexts?.includes(name) ? this.read.text(name) : this.read.key(name);
  }
}
