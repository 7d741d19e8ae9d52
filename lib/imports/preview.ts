import { moneyToDecimal } from '@/lib/core/money';
import { type FieldSpec, type Format, NOT_DATA, type ProblemCode, type RowHandler, type RowProblem } from './format';
import { formatContext } from './format-context';
import { type Cell, FieldReader } from './formats/parts/field-reader';
import type { Inspection } from './inspection';
import type { CsvRecord } from './reading/csv-records';
import { type Recorded, recordingStage } from './recording-stage';
import { rowRefusal } from './row-refusal';

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
  /** a total or a comment, which is left aside */
  isNoData: boolean;
}

export interface Preview {
  rows: PreviewRow[];
  /** how many rows were tried, and how many of them would be refused for which reason; 0 before all is decided */
  tried: number;
  refused: { code: ProblemCode; rows: number }[];
  /** totals and comments among the rows tried */
  noData: number;
  /** the file holds no more rows than were tried */
  isWhole: boolean;
}

const SHOWN = 50;
const TRIED = 2_000;

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

/** How the file is read, beside what its inspection found. */
export interface PreviewContext {
  currency: string;
  fileName: string;
  answers: Readonly<Record<string, string>>;
}

/**
 * Reads the sample of a file as its import would, without writing anything; without a format, as it stands.
 * `recorded` is what the rows would have brought.
 */
export function preview(
  inspection: Inspection,
  format: Format | null,
  given: PreviewContext,
): { preview: Preview; recorded: Recorded | null } {
  const { mapping, columns, sample } = inspection;
  const isWhole = sample.length < TRIED;
  if (!format) {
    const rows = sample.slice(0, SHOWN).map(asItStands);
    return { preview: { rows, tried: 0, refused: [], noData: 0, isWhole }, recorded: null };
  }
  const { stage, recorded } = recordingStage();
  const context = formatContext({ inspection, stage, identityKey: 'preview', warn: () => undefined, ...given });
  const handler = format.open(context);
  const read = new FieldReader(context);
  const cells = format.fields
    .filter((field) => mapping[field.name] !== undefined)
    .map((field) => ({ name: field.name, cell: typedCell(read, field) }));
  const refused = new Map<ProblemCode, number>();
  const rows: PreviewRow[] = [];
  let noData = 0;
  sample.forEach((record, i) => {
    const outcome = outcomeOf(record, handler, columns.length);
    const isNoData = outcome === NOT_DATA;
    const refusal = isNoData ? null : outcome;
    if (isNoData) noData += 1;
    if (refusal) refused.set(refusal.code, (refused.get(refusal.code) ?? 0) + 1);
    if (i >= SHOWN) return;
    const row = { ...asItStands(record), refusal, isNoData };
    if (!isNoData) {
      for (const { name, cell } of cells) {
        read.start(record.fields);
        row.typed[name] = cell();
        if (read.problem) row.problems[name] = read.problem.code;
      }
    }
    rows.push(row);
  });
  // Formats that collect the rows of an order write it at the end; a stage without a database makes nobody wait.
  void handler.end();
  const counts = [...refused].map(([code, count]) => ({ code, rows: count }));
  return { preview: { rows, tried: sample.length - noData, refused: counts, noData, isWhole }, recorded };
}

function asItStands({ line, fields }: CsvRecord): PreviewRow {
  return { line, raw: fields, typed: {}, problems: {}, refusal: null, isNoData: false };
}

function outcomeOf(record: CsvRecord, handler: RowHandler, width: number): RowProblem | typeof NOT_DATA | null {
  const refusal = rowRefusal(record, width);
  if (refusal) return refusal;
  const outcome = handler.row(record.fields, record.line);
  return outcome === undefined || outcome instanceof Promise ? null : outcome;
}
