import { AppError } from '@/lib/core/errors';
import { chooseSheet, firstRows } from './choose-sheet';
import { decideColumns } from './decide-columns';
import { type FoundHeader, findHeader, HEADER_SEARCH } from './find-header';
import type { Format, Mapping } from './format';
import { FORMATS, findFormat } from './formats/registry';
import { type Choices, type Inspection, readingOf, SAMPLE_ROWS } from './inspection';
import type { CsvRecord } from './reading/csv-records';
import { type Delimiter, declaredDelimiter, detectDelimiter } from './reading/detect-delimiter';
import { detectEncoding } from './reading/detect-encoding';
import { type FileFacts, fileFacts } from './reading/file-source';
import { uniqueHeader } from './reading/header';
import { commaCells, type Reading, readRecords } from './reading/read-records';
import { Workbook } from './reading/xlsx/workbook';
import { repairColumns } from './repair-columns';
import { missingFields, suggestFormats, suggestMapping } from './suggest-mapping';

/** Workbooks have no separator: their rows are shown, kept and corrected as lines of CSV with this one. */
const WORKBOOK_DELIMITER: Delimiter = ';';

interface Sampled {
  reading: Reading;
  delimiter: Delimiter;
  sheets: Inspection['sheets'];
  records: CsvRecord[];
  hasSepLine: boolean;
}

/**
 * Reads a file without writing anything: encoding and separator or sheet, header, format, mapping, and how each column reads.
 * @param whole false: the encoding of a compressed file may rest on its head (`isRead` tells), for readers who check
 */
export async function inspectFile(path: string, choices: Choices = {}, whole = true): Promise<Inspection> {
  const facts = await fileFacts(path, whole);
  if (facts.kind === 'text' && facts.head.length === 0) {
    throw new AppError('unsupported_file', 'The file is empty.', { key: 'imports.empty' });
  }
  const sampled =
    facts.kind === 'xlsx' ? await sampleSheet(path, facts, choices) : await sampleText(path, facts, choices);
  const { reading, records } = sampled;
  const header = findHeader(records, choices, sampled.hasSepLine);
  if (!header) throw new AppError('unsupported_file', 'No header row was found.', { key: 'imports.noHeader' });
  const inspection: Inspection = {
    ...facts,
    encoding: reading.encoding,
    delimiter: sampled.delimiter,
    sheet: reading.sheet,
    sheets: sampled.sheets,
    repaired: [],
    currency: null,
    headerIndex: header.index,
    preamble: records.slice(0, header.index).map((record) => record.fields),
    ...chooseFormat(header, choices),
    settings: { decimal: {}, dateOrder: {} },
    questions: [],
    warnings: [],
    sample: records.slice(header.index + 1, header.index + 1 + SAMPLE_ROWS),
  };
  await repairColumns(path, inspection, records[header.index]?.fields ?? []);
  if (inspection.format) await decideColumns(path, inspection, choices);
  const { withComma = [] } = readingOf(inspection);
  for (const record of inspection.sample) commaCells(record, withComma);
  return inspection;
}

function chooseFormat(
  { cells }: FoundHeader,
  choices: Choices,
): Pick<Inspection, 'columns' | 'format' | 'confidence' | 'mapping' | 'missing'> {
  const columns = uniqueHeader(cells);
  const chosen = choices.format ? findFormat(choices.format) : undefined;
  if (choices.format && !chosen) {
    throw new AppError(
      'invalid_input',
      `Unknown format "${choices.format}". Known: ${FORMATS.map((f) => f.id).join(', ')}.`,
    );
  }
  const suggestion = chosen ? undefined : suggestFormats(columns, choices.learned)[0];
  const format = chosen ?? suggestion?.format ?? null;
  const mapping: Record<string, string> = {};
  if (format) {
    const suggested = suggestMapping(format, columns, choices.learned?.get(format.id));
    // A field that a person gave a column to keeps it; nobody reads it beside.
    const given = known(format, columns, choices.mapping);
    for (const [field, column] of Object.entries({ ...suggested, ...given }))
      if (column !== '') mapping[field] = column;
  }
  const confidence = chosen ? 1 : (suggestion?.confidence ?? 0);
  return { columns, format, confidence, mapping, missing: format ? missingFields(format, mapping) : [] };
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

async function sampleText(path: string, facts: FileFacts, choices: Choices): Promise<Sampled> {
  const encoding = choices.encoding ?? detectEncoding(facts.head, facts.isUtf8);
  const headText = new TextDecoder(encoding).decode(facts.head);
  const delimiter = choices.delimiter ?? detectDelimiter(headText);
  const reading: Reading = { kind: 'text', gzip: facts.gzip, encoding, delimiter, sheet: null };
  const records = await firstRecords(path, reading, SAMPLE_ROWS + HEADER_SEARCH);
  const hasSepLine = declaredDelimiter(headText) !== null;
  return { reading, delimiter, sheets: [], records, hasSepLine };
}

async function sampleSheet(path: string, { gzip }: FileFacts, choices: Choices): Promise<Sampled> {
  const workbook = await Workbook.open(path);
  try {
    const sheet = await chooseSheet(workbook, choices);
    const records = await firstRows(workbook, sheet, SAMPLE_ROWS + HEADER_SEARCH);
    const delimiter = WORKBOOK_DELIMITER;
    const reading: Reading = { kind: 'xlsx', gzip, encoding: 'utf-8', delimiter, sheet };
    const sheets = workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden }));
    return { reading, delimiter, sheets, records, hasSepLine: false };
  } finally {
    workbook.close();
  }
}

async function firstRecords(path: string, reading: Reading, limit: number): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const batch of readRecords(path, reading)) {
    for (const record of batch) records.push(record);
    if (records.length >= limit) break;
  }
  return records.slice(0, limit);
}
