import type { Localised } from '@/lib/core/locale';
import type { Connection } from '@/lib/db/run-sql';
import type { FactStageTable, Stage } from './stage';
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
  /** how the export always writes this date; it decides where the values of a file leave day and month open */
  dateOrder?: DateOrder;
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
  | 'bad_encoding'
  | 'duplicate_key'
  | 'missing_head'
  | 'cut_off'
  // Found when rows are looked up in what is known: an administrator answers in the matching queue.
  | 'unknown_sku'
  | 'unknown_order'
  | 'unknown_channel'
  | 'unknown_kpi'
  | 'currency_differs';

/** Why a row cannot be taken; it goes to quarantine with its text as it stands in the file. */
export interface RowProblem {
  field: string;
  code: ProblemCode;
  value?: string;
}

export interface FormatContext {
  stage: Stage;
  /** names of all columns of the file; some exports carry one per place or per item, which no field can name */
  columns: readonly string[];
  /** position of a field's column, or -1 */
  column(field: string): number;
  settings: ReadingSettings;
  currency: string;
  /** currency that the header of a field's column names, as "Amount spent (EUR)"; null = none */
  columnCurrency(field: string): string | null;
  identityKey: string;
  /** name of the file as it was sent; some exports state their period there only */
  fileName: string;
  /** cells of the lines before the header */
  preamble: readonly (readonly string[])[];
  /** what a person answered to the format's `asks`, by name */
  answers: Readonly<Record<string, string>>;
  /** texts of screens do not reach the data: values are kept as the file has them */
  warn(code: string, values?: Record<string, string | number>): void;
}

/** Answer of a handler for a line that is no data: a total, a comment. It is not counted as a row; the report tells how many. */
export const NOT_DATA = Symbol('not data');

/** Reads rows one after the other into the stage. `rowNo` is the physical line on which the row starts. */
export interface RowHandler {
  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | typeof NOT_DATA | undefined;
  /** After the last row, before the stage is closed. */
  end(): void | Promise<void>;
  /** Rows that were taken, and that the file as a whole shows to be of no use; asked for after the end. */
  refused?(): Iterable<{ rowNo: number; fields: readonly string[]; problem: RowProblem }>;
  /** SQL on the finished stage, for what only all rows of the file can tell. */
  finish?(connection: Connection): Promise<void>;
  /** Orders at the file's edges, which another file may continue. */
  cutOrders?(): readonly string[];
}

/** What a file does not say and a person must, such as the day of a stock count. */
export interface Ask {
  name: string;
  type: 'day' | 'text';
  label: Localised;
  /** fields that answer it row by row: where one of them has a column, nothing is asked */
  unlessMapped?: readonly string[];
  /** answer that is offered, where the name of the file or its preamble holds one */
  suggest?(file: { fileName: string; preamble: readonly (readonly string[])[] }): string | null;
}

export type SourceKind =
  | 'pos'
  | 'ecommerce'
  | 'marketplace'
  | 'erp'
  | 'wms'
  | 'crm'
  | 'web_analytics'
  | 'ads'
  | 'email'
  | 'payment'
  | 'finance'
  | 'manual';

export interface Format {
  id: string;
  label: Localised;
  source: { code: string; name: string; kind: SourceKind };
  fields: readonly FieldSpec[];
  /** Of each inner list at least one field must be mapped. */
  requires: readonly (readonly string[])[];
  /** Columns that only this format has: when all are there, the format is certain. */
  exact?: readonly string[];
  /** Columns that exports have and that are not read: a name that is alike does not make them another one. */
  unread?: readonly string[];
  /** Currency that the system works in, where it is known. */
  currency?: string;
  /** The layout was never seen in a real export: an administrator confirms the columns before the first import. */
  needsConfirmation?: boolean;
  asks?: readonly Ask[];
  /** The tables of the fact stage that this format writes; empty for formats of orders only. */
  facts?: readonly FactStageTable[];
  /** Rows name orders of other systems (a warehouse, a payment provider): their number is looked for in all sources. */
  refersToAnyOrder?: boolean;
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
