import { AppError } from '@/lib/core/errors';
import { decideColumns } from './decide-columns';
import type { Format, Mapping } from './format';
import { FORMATS, findFormat } from './formats/registry';
import { type Choices, type Inspection, SAMPLE_ROWS } from './inspection';
import { type CsvRecord, csvRecords } from './reading/csv-records';
import { decode } from './reading/decode';
import { declaredDelimiter, detectDelimiter } from './reading/detect-delimiter';
import { detectEncoding, type Encoding } from './reading/detect-encoding';
import { fileFacts, readBytes } from './reading/file-source';
import { uniqueHeader } from './reading/header';
import { missingFields, suggestFormats, suggestMapping } from './suggest-mapping';

const HEADER_SEARCH = 25;

/**
 * Reads a file without writing anything: encoding, separator, header, format, mapping, and how each column reads.
 * @param whole false: the encoding of a compressed file may rest on its head (`isRead` tells), for readers who check
 */
export async function inspectFile(path: string, choices: Choices = {}, whole = true): Promise<Inspection> {
  const facts = await fileFacts(path, whole);
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
    preamble: records.slice(0, header.index).map((record) => record.fields),
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
