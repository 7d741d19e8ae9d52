import type { FieldSpec, Format, FormatContext, RowHandler, RowProblem } from '../../format';
import { contentHash } from '../../values/content-hash';
import { type Cell, FieldReader } from './field-reader';

interface RecordFormat {
  id: string;
  label: Format['label'];
  source: Format['source'];
  entity: string;
  fields: readonly FieldSpec[];
  required: readonly string[];
  /** fields that make the natural key; where equal keys are distinct rows, their number is added */
  key: readonly string[];
  /** texts of people, of any length; all others are codes and names */
  longTexts?: readonly string[];
  keysRepeat?: boolean;
  /** field that names the order (or other root) to build anew when this record changes */
  root: string;
  currency: string;
  derive: NonNullable<Format['derive']>;
}

/** A file of a system that exports several: each row is kept by natural key, and the facts are built from all of them. */
export function recordFormat(spec: RecordFormat): Format {
  return {
    id: spec.id,
    label: spec.label,
    source: spec.source,
    fields: spec.fields,
    requires: spec.required.map((field) => [field]),
    exact: spec.fields.flatMap((field) => field.synonyms.slice(0, 1)),
    currency: spec.currency,
    productsAreAuthoritative: true,
    derive: spec.derive,
    open: (context) => new RecordHandler(spec, context),
  };
}

class RecordHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells: readonly (readonly [string, Cell<string | number | null>])[];
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly spec: RecordFormat,
    private readonly context: FormatContext,
  ) {
    this.read = new FieldReader(context);
    this.cells = spec.fields.map((field) => [field.name, this.cell(field)]);
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, spec } = this;
    read.start(fields);
    const payload: Record<string, string | number> = {};
    for (const [name, cell] of this.cells) {
      const value = cell();
      if (value !== null && value !== '') payload[name] = value;
    }
    for (const field of spec.required) if (payload[field] === undefined) read.fail(field, 'missing');
    if (read.problem) return read.problem;
    const content = JSON.stringify(payload);
    const hash = contentHash(content);
    return this.context.stage.writeValues('stage_record', [
      rowNo,
      spec.entity,
      this.key(payload, hash),
      String(payload[spec.root]),
      content,
      hash,
    ]);
  }

  end(): void {}

  private key(payload: Record<string, string | number>, hash: number): string {
    const key = naturalKey(this.spec, payload);
    if (!this.spec.keysRepeat) return key;
    // Equal rows are distinct rows: they are told apart by content and number, whatever order they come in.
    const content = `${key}|${hash}`;
    const n = (this.counts.get(content) ?? 0) + 1;
    this.counts.set(content, n);
    return `${content}|${n}`;
  }

  private cell(field: FieldSpec): Cell<string | number | null> {
    switch (field.type) {
      case 'amount':
        return this.read.amount(field.name);
      case 'integer':
        return this.read.integer(field.name);
      case 'date':
        return this.read.date(field.name);
      case 'number': {
        const text = this.read.text(field.name);
        return () => {
          const value = text();
          if (value === '') return null;
          const number = Number(value);
          return Number.isFinite(number) ? number : this.read.fail(field.name, 'not_a_number', value);
        };
      }
      default:
        return this.spec.longTexts?.includes(field.name) ? this.read.text(field.name) : this.read.key(field.name);
    }
  }
}

const naturalKey = (spec: RecordFormat, payload: Record<string, string | number>) =>
  spec.key.map((field) => payload[field] ?? '').join('|');
