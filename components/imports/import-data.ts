import type { Localised } from '@/lib/core/locale';

type Values = Record<string, string | number>;

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
}

export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'serial' | 'epoch' | 'epoch_ms';
export type Decimal = '.' | ',';

/** What a person declares about a file; whatever is left out is detected. */
export interface Declared {
  encoding?: string;
  delimiter?: string;
  format?: string;
  mapping?: Record<string, string>;
  settings?: {
    decimal?: Record<string, Decimal>;
    dateOrder?: Record<string, DateOrder>;
    discountIs?: 'rate' | 'amount';
  };
  currency?: string;
  answers?: Record<string, string>;
  sheet?: string;
}

export interface System {
  code: string;
  name: string;
}

/** Days on which another source has what a file brings as well. */
export interface Overlap {
  kind: 'orders' | 'spend';
  place: string;
  source: System;
  days: number;
  first: string;
  last: string;
  count: number;
  amount: string;
  currency: string;
}

export interface FileField {
  name: string;
  label: Localised;
  type: 'text' | 'amount' | 'number' | 'integer' | 'date' | 'discount';
  column: string | null;
  decimal: Decimal | null;
  dateOrder: DateOrder | null;
  question: 'date_order' | 'decimal' | null;
  examples: string[];
}

export interface PreviewRow {
  line: number;
  raw: string[];
  typed: Record<string, string>;
  problems: Record<string, string>;
  refusal: { field: string; code: string; value?: string } | null;
  isNoData: boolean;
}

export interface FoundFile {
  formats: { id: string; label: Localised; system: System }[];
  format: string | null;
  rank: number;
  needsConfirmation: boolean;
  asks: { name: string; type: 'day' | 'text'; label: Localised; value: string; isSuggested: boolean }[];
  overlaps: Overlap[];
  confidence: number;
  encoding: string;
  delimiter: string;
  isCompressed: boolean;
  sheet: string | null;
  sheets: string[];
  headerLine: number;
  columns: string[];
  unusedColumns: string[];
  fields: FileField[];
  requires: readonly (readonly string[])[];
  missing: readonly (readonly string[])[];
  discountIs: 'rate' | 'amount' | null;
  currency: { value: string; from: 'declared' | 'format' | 'file' | 'shop'; hasColumn: boolean };
  warnings: { code: string; values: Values }[];
  rememberedSince: string | null;
  isReady: boolean;
  preview: {
    rows: PreviewRow[];
    tried: number;
    refused: { code: string; rows: number }[];
    noData: number;
    isWhole: boolean;
  };
}

export type Found =
  | { status: 'archive' }
  | { status: 'described'; file: FoundFile }
  | { status: 'unreadable'; key: string; values: Values; message: string };

/** A headline figure before and after an import. */
export interface EffectFigure {
  kpi: string;
  label: Localised;
  unit: 'money' | 'count';
  before: string | null;
  after: string | null;
  difference: string | null;
}

export interface TrialResult {
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  seconds: number;
  reasons: { code: string; rows: number }[];
  warnings: { code: string; values: Values }[];
  overlaps: Overlap[];
  effect: EffectFigure[];
  currency: string;
}

export interface Trial {
  declared: Declared;
  state: 'queued' | 'running' | 'done' | 'failed';
  progress: Batch['progress'];
  result: TrialResult | null;
  error: Batch['error'];
}

export interface Batch {
  id: number;
  file: string;
  size: number;
  source: string;
  format: { id: string; label: Localised };
  status: 'queued' | 'running' | 'done' | 'failed' | 'undone';
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  waiting: number;
  seconds: number | null;
  created_by: string;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  warnings: { code: string; values: Values }[];
  error: { message: string; key: string | null; values: Values } | null;
  progress: { phase: 'reading' | 'merging' | 'done'; rows: number; share: number; seconds: number } | null;
  data_version: string | null;
  parent_id: number | null;
  undone_at: string | null;
  undone_by: string;
}

export interface UndoPlan {
  id: number;
  file: string;
  blocking: { id: number; file: string }[];
  refusal: 'demo' | 'undone' | 'unfinished' | 'no_images' | null;
  orders: { removed: number; restored: number };
  tables: { table: string; removed: number; restored: number }[];
}

/** How a sum that a file states stands against ours. */
export interface ControlCheck {
  measure: string;
  label: Localised;
  unit: 'money' | 'count';
  currency: string;
  channel: string | null;
  from: string;
  to: string;
  periods: number;
  differing: number;
  stated: string;
  ours: string;
  worst: { from: string; to: string; stated: string; ours: string }[];
}

interface LineOfOrder {
  order: string;
  currency: string;
}

/** What became of a line of a file. */
export interface LineFacts {
  text: string | null;
  lines: (LineOfOrder & { sku: string; quantity: number; net: string })[];
  refunds: (LineOfOrder & { sku: string; quantity: number; amount: string })[];
  payments: (LineOfOrder & { method: string; amount: string })[];
  quarantined: { column: string; code: string; resolved: boolean } | null;
}

export interface BatchReport extends Batch {
  effect: EffectFigure[];
  sheet: string | null;
  encoding: string;
  delimiter: string;
  mapping: { field: Localised; column: string }[];
  quarantine: { code: string; rows: number }[];
  retry: string | null;
}

export interface WaitingRow {
  line: number;
  column: string;
  code: string;
  value: string | null;
  raw: string;
  cells: string[] | null;
}

export interface WaitingPage {
  columns: { name: string; isRead: boolean }[];
  rows: WaitingRow[];
  total: number;
  waiting: number;
  resolved: number;
  reasons: { code: string; rows: number }[];
}

export type CorrectedRow = { line: number; cells: string[] } | { line: number; raw: string };

/** What came of corrected rows. */
export interface Corrected {
  id: number;
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
}

export const isActive = ({ status }: Batch) => status === 'queued' || status === 'running';
