import { moneyToDecimal } from '@/lib/core/money';
import { type FieldSpec, type Format, NOT_DATA, type ProblemCode, type RowHandler, type RowProblem } from './format';
import { formatContext } from './format-context';
import { type Cell, FieldReader } from './formats/field-reader';
import type { Inspection } from './inspection';
import type { CsvRecord } from './reading/csv-records';
import type { Stage } from './stage';

/** A row as it stands in the file, as it is read, and why it would not be taken. */
export interface PreviewRow {
  line: number;
  raw: string[];
  /** by field; amounts as plain decimals, dates as YYYY-MM-DD with or without a time */
  typed: Record<string, string>;
  /** by field: cells that cannot be read */
  problems: Record<string, ProblemCode>;
  /** the reason for which the whole row goes to quarantine */
  refusal: RowProblem | null;
}

export interface Preview {
  rows: PreviewRow[];
  /** how many rows were tried, and how many of them would be refused for which reason; 0 before all is decided */
  tried: number;
  refused: { code: ProblemCode; rows: number }[];
  /** the file holds no more rows than were tried */
  isWhole: boolean;
}

const SHOWN = 50;
const TRIED = 2_000;

const NO_STAGE: Stage = {
  write: () => undefined,
  writeValues: () => undefined,
  writer: () => () => undefined,
  end: () => Promise.reject(new Error('A preview has no stage')),
};

function typedCell(read: FieldReader, field: FieldSpec): Cell<string> {
  const text = <T>(cell: Cell<T | null>, print: (value: T) => string) => {
    return () => {
      const value = cell();
      return value === null ? '' : print(value);
    };
  };
  switch (field.type) {
    case 'amount':
    case 'discount':
      return text(read.amount(field.name), (value) =>
        moneyToDecimal(BigInt(value), 4)
          .replace(/(\.\d*?)0+$/, '$1')
          .replace(/\.$/, ''),
      );
    case 'integer':
      return text(read.integer(field.name), String);
    case 'date':
      return text(read.date(field.name), String);
    default:
      return read.text(field.name);
  }
}

/** Reads the sample of a file as its import would, without writing anything; without a format, as it stands. */
export function preview(inspection: Inspection, format: Format | null, currency: string): Preview {
  const { mapping, columns, sample } = inspection;
  const isWhole = sample.length < TRIED;
  if (!format) return { rows: sample.slice(0, SHOWN).map(asItStands), tried: 0, refused: [], isWhole };
  const context = formatContext({
    inspection,
    stage: NO_STAGE,
    currency,
    identityKey: 'preview',
    fileName: '',
    answers: {},
    warn: () => undefined,
  });
  const handler = format.open(context);
  const read = new FieldReader(context);
  const cells = format.fields
    .filter((field) => mapping[field.name] !== undefined)
    .map((field) => ({ name: field.name, cell: typedCell(read, field) }));
  const refused = new Map<ProblemCode, number>();
  const rows: PreviewRow[] = [];
  sample.forEach((record, i) => {
    const refusal = refusalOf(record, handler, columns.length);
    if (refusal) refused.set(refusal.code, (refused.get(refusal.code) ?? 0) + 1);
    if (i >= SHOWN) return;
    const row = { ...asItStands(record), refusal };
    for (const { name, cell } of cells) {
      read.start(record.fields);
      row.typed[name] = cell();
      if (read.problem) row.problems[name] = read.problem.code;
    }
    rows.push(row);
  });
  const counts = [...refused].map(([code, count]) => ({ code, rows: count }));
  return { rows, tried: sample.length, refused: counts, isWhole };
}

function asItStands({ line, fields }: CsvRecord): PreviewRow {
  return { line, raw: fields, typed: {}, problems: {}, refusal: null };
}

function refusalOf(record: CsvRecord, handler: RowHandler, width: number): RowProblem | null {
  if (record.unclosedQuote) return { field: '', code: 'unclosed_quote' };
  if (record.fields.slice(width).some((cell) => cell.trim() !== '')) return { field: '', code: 'too_many_cells' };
  const outcome = handler.row(record.fields, record.line);
  return outcome && outcome !== NOT_DATA && !(outcome instanceof Promise) ? outcome : null;
}
