import { AppError } from '@/lib/core/errors';
import type { Format, Mapping, ReadingSettings } from './format';
import { FORMATS, findFormat } from './formats/registry';
import { type CsvRecord, csvRecords } from './reading/csv-records';
import { decode } from './reading/decode';
import { type Delimiter, declaredDelimiter, detectDelimiter } from './reading/detect-delimiter';
import { detectEncoding, type Encoding } from './reading/detect-encoding';
import { type FileFacts, fileFacts, readBytes } from './reading/file-source';
import { uniqueHeader } from './reading/header';
import { missingFields, suggestFormats, suggestMapping } from './suggest-mapping';
import { decideDateOrder } from './values/parse-date';
import { decideDecimal } from './values/parse-number';

/** What a person may fix before a file is read; everything left out is detected. */
export interface Choices {
  encoding?: Encoding;
  delimiter?: Delimiter;
  format?: string;
  mapping?: Mapping;
  settings?: Partial<ReadingSettings>;
}

/** A decision that the file does not settle and that a person must take. */
export interface Question {
  field: string;
  column: string;
  kind: 'date_order' | 'decimal';
  examples: string[];
}

export interface Inspection extends FileFacts {
  encoding: Encoding;
  delimiter: Delimiter;
  /** index of the header among the non-empty records of the file */
  headerIndex: number;
  columns: string[];
  format: Format | null;
  confidence: number;
  mapping: Mapping;
  /** required fields without a column; of each inner list one is needed */
  missing: readonly (readonly string[])[];
  settings: ReadingSettings;
  questions: Question[];
  warnings: { code: string; values: Record<string, string | number> }[];
  sample: CsvRecord[];
}

const SAMPLE_ROWS = 2_000;
const HEADER_SEARCH = 25;

/** Reads a file without writing anything: encoding, separator, header, format, mapping, and how each column reads. */
export async function inspectFile(path: string, choices: Choices = {}): Promise<Inspection> {
  const facts = await fileFacts(path);
  if (facts.head.length === 0) throw new AppError('unsupported_file', 'The file is empty.', { key: 'imports.empty' });
  const encoding = choices.encoding ?? detectEncoding(facts.head, facts.isUtf8);
  const headText = new TextDecoder(encoding).decode(facts.head);
  const delimiter = choices.delimiter ?? detectDelimiter(headText);
  const records = await readRecords(path, facts.gzip, encoding, delimiter, SAMPLE_ROWS + HEADER_SEARCH);
  const header = findHeader(records, choices, declaredDelimiter(headText) !== null);
  if (!header) throw new AppError('unsupported_file', 'No header row was found.', { key: 'imports.noHeader' });
  const columns = uniqueHeader(header.cells);
  const chosen = choices.format ? findFormat(choices.format) : undefined;
  if (choices.format && !chosen) {
    throw new AppError(
      'invalid_input',
      `Unknown format "${choices.format}". Known: ${FORMATS.map((f) => f.id).join(', ')}.`,
    );
  }
  const suggestion = chosen ? undefined : suggestFormats(columns)[0];
  const format = chosen ?? suggestion?.format ?? null;
  const mapping = format ? { ...suggestMapping(format, columns), ...known(format, columns, choices.mapping) } : {};
  for (const field of Object.keys(mapping))
    if (mapping[field] === '') delete (mapping as Record<string, string>)[field];
  const inspection: Inspection = {
    ...facts,
    encoding,
    delimiter,
    headerIndex: header.index,
    columns,
    format,
    confidence: chosen ? 1 : (suggestion?.confidence ?? 0),
    mapping,
    missing: format ? missingFields(format, mapping) : [],
    settings: { decimal: {}, dateOrder: {} },
    questions: [],
    warnings: [],
    sample: records.slice(header.index + 1, header.index + 1 + SAMPLE_ROWS),
  };
  if (format) await decideColumns(path, inspection, choices);
  return inspection;
}

function known(format: Format, columns: readonly string[], mapping: Mapping = {}): Mapping {
  for (const [field, column] of Object.entries(mapping)) {
    if (!format.fields.some((f) => f.name === field)) {
      throw new AppError(
        'invalid_input',
        `The format ${format.id} has no field "${field}". Its fields: ${format.fields.map((f) => f.name).join(', ')}.`,
      );
    }
    if (column !== '' && !columns.includes(column)) {
      throw new AppError('invalid_input', `The file has no column "${column}". Its columns: ${columns.join(', ')}.`);
    }
  }
  return mapping;
}

async function readRecords(
  path: string,
  gzip: boolean,
  encoding: Encoding,
  delimiter: string,
  limit: number,
): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const batch of csvRecords(decode(readBytes(path, gzip), encoding), delimiter)) {
    for (const record of batch) records.push(record);
    if (records.length >= limit) break;
  }
  return records.slice(0, limit);
}

/** The row that a format recognises best among the first ones; else the first row. Title and comment lines come before it. */
function findHeader(
  records: readonly CsvRecord[],
  choices: Choices,
  hasSepLine: boolean,
): { index: number; cells: string[] } | null {
  const start = hasSepLine ? 1 : 0;
  let best: { index: number; cells: string[]; score: number } | null = null;
  for (let i = start; i < Math.min(records.length, HEADER_SEARCH); i++) {
    const cells = (records[i] as CsvRecord).fields;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const format = choices.format ? findFormat(choices.format) : undefined;
    const score = format
      ? Object.keys(suggestMapping(format, uniqueHeader(cells))).length
      : (suggestFormats(uniqueHeader(cells))[0]?.confidence ?? 0);
    if (!best || score > best.score) best = { index: i, cells, score };
    if (score >= 1 && !format) break;
  }
  return best;
}

async function decideColumns(path: string, inspection: Inspection, choices: Choices): Promise<void> {
  const decimal: Record<string, '.' | ','> = {};
  const dateOrder: Record<string, 'iso' | 'dmy' | 'mdy' | 'serial'> = {};
  const { format, mapping, columns, sample } = inspection;
  for (const field of format?.fields ?? []) {
    const column = mapping[field.name];
    if (column === undefined) continue;
    const index = columns.indexOf(column);
    const values = () => sample.map((record) => record.fields[index] ?? '').filter((v) => v.trim() !== '');
    if (field.type === 'date') {
      const given = choices.settings?.dateOrder?.[field.name];
      const decided = given
        ? { order: given, sure: true }
        : await decide(decideDateOrder, values(), inspection, path, index);
      if (decided) dateOrder[field.name] = decided.order;
      note(inspection, field.name, column, 'date_order', decided, values());
    } else if (field.type !== 'text' && field.type !== 'number') {
      const given = choices.settings?.decimal?.[field.name];
      const decided = given
        ? { decimal: given, sure: true }
        : await decide(decideDecimal, values(), inspection, path, index);
      if (decided) decimal[field.name] = decided.decimal;
      note(inspection, field.name, column, 'decimal', decided, values());
    }
  }
  settleBySiblings(inspection, decimal);
  const discountIs = choices.settings?.discountIs ?? discountKind(inspection, decimal);
  inspection.settings = { decimal, dateOrder, ...(discountIs ? { discountIs } : {}) };
}

/** The sample decides; when it does not, the whole column is read. */
async function decide<T>(
  by: (values: Iterable<string>) => T | null,
  sample: string[],
  inspection: Inspection,
  path: string,
  index: number,
): Promise<T | null> {
  const decided = by(sample);
  if (decided || inspection.sample.length < SAMPLE_ROWS) return decided;
  const values = new Set<string>();
  for await (const batch of csvRecords(
    decode(readBytes(path, inspection.gzip), inspection.encoding),
    inspection.delimiter,
  )) {
    for (const record of batch) if (values.size < 500_000) values.add(record.fields[index] ?? '');
  }
  return by(values);
}

function note(
  inspection: Inspection,
  field: string,
  column: string,
  kind: Question['kind'],
  decided: { sure: boolean } | null,
  values: string[],
): void {
  if (!decided) inspection.questions.push({ field, column, kind, examples: [...new Set(values)].slice(0, 5) });
  else if (!decided.sure) inspection.warnings.push({ code: 'mixed_notation', values: { column, kind } });
}

/** A file writes its numbers one way: a column that alone decides nothing follows the others. */
function settleBySiblings(inspection: Inspection, decimal: Record<string, '.' | ','>): void {
  const others = new Set(Object.values(decimal));
  if (others.size !== 1) return;
  const [separator] = others;
  inspection.questions = inspection.questions.filter((question) => {
    if (question.kind !== 'decimal' || !separator) return true;
    decimal[question.field] = separator;
    return false;
  });
}

/** Discounts that are all between 0 and 1, or carry a percent sign, are rates. */
function discountKind(inspection: Inspection, decimal: Record<string, '.' | ','>): 'rate' | 'amount' | undefined {
  const column = inspection.mapping.discount;
  if (column === undefined) return undefined;
  const index = inspection.columns.indexOf(column);
  const values = inspection.sample.map((record) => record.fields[index] ?? '').filter(Boolean);
  if (values.length === 0) return 'amount';
  const separator = decimal.discount ?? '.';
  const numbers = values.map((value) => Number(value.replace(separator, '.').replace(/[^\d.-]/g, '')));
  const percent = values.some((value) => value.includes('%'));
  const rates = percent || (numbers.every((n) => n >= 0 && n <= 1) && numbers.some((n) => n > 0));
  if (rates) inspection.warnings.push({ code: 'discount_is_rate', values: { column } });
  return rates ? 'rate' : 'amount';
}
