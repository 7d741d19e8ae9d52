import type { Localised } from '@/lib/core/locale';
import type { Connection } from '@/lib/db/run-sql';
import type { Stage } from './stage';
import type { DateOrder } from './values/parse-date';
import type { DecimalSeparator } from './values/parse-number';

export type FieldType = 'text' | 'amount' | 'number' | 'integer' | 'date' | 'discount';

/** One field that a format can read, and the names under which exports call it. */
export interface FieldSpec {
  name: string;
  type: FieldType;
  label: Localised;
  /** header spellings, compared without accents, case and punctuation */
  synonyms: readonly string[];
}

/** Field name -> column of the file (as uniqueHeader names it). */
export type Mapping = Readonly<Record<string, string>>;

/** What was decided per column, shown to the administrator and correctable. */
export interface ReadingSettings {
  decimal: Readonly<Record<string, DecimalSeparator>>;
  dateOrder: Readonly<Record<string, DateOrder>>;
  /** whether the discount column holds a rate (0.2) or an amount */
  discountIs?: 'rate' | 'amount';
}

export type ProblemCode =
  | 'missing'
  | 'not_a_number'
  | 'too_many_decimals'
  | 'too_large'
  | 'not_an_integer'
  | 'not_a_date'
  | 'not_allowed'
  | 'unclosed_quote'
  | 'too_many_cells'
  | 'duplicate_key';

/** Why a row cannot be taken; it goes to quarantine with its text as it stands in the file. */
export interface RowProblem {
  field: string;
  code: ProblemCode;
  value?: string;
}

export interface FormatContext {
  stage: Stage;
  /** position of a field's column, or -1 */
  column(field: string): number;
  settings: ReadingSettings;
  currency: string;
  identityKey: string;
  /** texts of screens do not reach the data: values are kept as the file has them */
  warn(code: string, values?: Record<string, string | number>): void;
}

/** Reads rows one after the other into the stage. */
export interface RowHandler {
  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined;
  /** After the last row, before the stage is closed. */
  end(): void | Promise<void>;
  /** SQL on the finished stage, for what only all rows of the file can tell. */
  finish?(connection: Connection): Promise<void>;
  /** Orders at the file's edges, which another file may continue. */
  cutOrders?(): readonly string[];
}

export interface Format {
  id: string;
  label: Localised;
  source: { code: string; name: string; kind: 'ecommerce' | 'marketplace' | 'pos' | 'manual' };
  fields: readonly FieldSpec[];
  /** Of each inner list at least one field must be mapped. */
  requires: readonly (readonly string[])[];
  /** Columns that only this format has: when all are there, the format is certain. */
  exact?: readonly string[];
  /** Currency that the system works in, where it is known. */
  currency?: string;
  open(context: FormatContext): RowHandler;
  /**
   * For systems that export several files: the rows were kept as source records; build the stage for the roots that
   * this file touched (temporary table touched_root (root_ref)) from all records known by now.
   */
  derive?(connection: Connection, context: DeriveContext): Promise<void>;
  productsAreAuthoritative?: boolean;
}

export interface DeriveContext {
  sourceId: number;
  currency: string;
}
