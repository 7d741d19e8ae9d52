import type { Format, Mapping, ReadingSettings } from './format';
import type { CsvRecord } from './reading/csv-records';
import type { Delimiter } from './reading/detect-delimiter';
import type { Encoding } from './reading/detect-encoding';
import type { FileFacts } from './reading/file-source';

/** Rows from which a file is judged and previewed. */
export const SAMPLE_ROWS = 2_000;

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
