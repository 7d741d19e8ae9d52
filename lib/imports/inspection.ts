import type { Format, Mapping, ReadingSettings } from './format';
import type { CsvRecord } from './reading/csv-records';
import type { Delimiter } from './reading/detect-delimiter';
import type { Encoding } from './reading/detect-encoding';
import type { FileFacts } from './reading/file-source';
import type { Reading } from './reading/read-records';

/** Rows from which a file is judged and previewed. */
export const SAMPLE_ROWS = 2_000;

/** What a person may fix before a file is read; everything left out is detected. */
export interface Choices {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** of a workbook: the sheet that is read */
  sheet?: string;
  format?: string;
  mapping?: Mapping;
  settings?: Partial<ReadingSettings>;
  /** names of columns that persons gave to fields before, by format */
  learned?: LearnedSynonyms;
}

/** Format -> name of a column, as normaliseHeader gives it -> field. */
export type LearnedSynonyms = ReadonlyMap<string, ReadonlyMap<string, string>>;

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
  /** of a workbook: the sheet that is read, and all that it has */
  sheet: string | null;
  sheets: readonly { name: string; isHidden: boolean }[];
  /** numbers of the columns that were mojibake and are read as they were meant */
  repaired: readonly number[];
  /** currency that the amounts name in their column's name or in every cell; null = none, or several */
  currency: string | null;
  /** index of the header among the non-empty records of the file */
  headerIndex: number;
  columns: string[];
  /** cells of the lines before the header */
  preamble: readonly (readonly string[])[];
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

/** How the rows of an inspected file are read. */
export function readingOf(inspection: Inspection): Reading {
  const { kind, gzip, encoding, delimiter, sheet, repaired, format, mapping, settings, columns } = inspection;
  const position = (field: string) => columns.indexOf(mapping[field] ?? '');
  const fields = kind === 'xlsx' ? (format?.fields ?? []).filter((field) => position(field.name) >= 0) : [];
  return {
    kind,
    gzip,
    encoding,
    delimiter,
    sheet,
    repaired,
    withComma: fields.filter(({ name }) => settings.decimal[name] === ',').map(({ name }) => position(name)),
    // An amount that stands once for several rows would be counted several times.
    notFilled: fields.filter(({ type }) => type !== 'text' && type !== 'date').map(({ name }) => position(name)),
  };
}
