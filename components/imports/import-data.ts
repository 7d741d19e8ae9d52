import type { Localised } from '@/lib/core/locale';

type Values = Record<string, string | number>;

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
}

export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'serial';
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
}

export interface FoundFile {
  formats: { id: string; label: Localised }[];
  format: string | null;
  confidence: number;
  encoding: string;
  delimiter: string;
  isCompressed: boolean;
  headerLine: number;
  columns: string[];
  unusedColumns: string[];
  fields: FileField[];
  requires: readonly (readonly string[])[];
  missing: readonly (readonly string[])[];
  discountIs: 'rate' | 'amount' | null;
  currency: { value: string; from: 'declared' | 'format' | 'shop'; hasColumn: boolean };
  warnings: { code: string; values: Values }[];
  rememberedSince: string | null;
  isReady: boolean;
  preview: { rows: PreviewRow[]; tried: number; refused: { code: string; rows: number }[]; isWhole: boolean };
}

export type Found =
  | { status: 'described'; file: FoundFile }
  | { status: 'unreadable'; key: string; values: Values; message: string };

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
  seconds: number | null;
  created_by: string;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  warnings: { code: string; values: Values }[];
  error: { message: string; key: string | null; values: Values } | null;
  progress: { phase: 'reading' | 'merging' | 'done'; rows: number; share: number; seconds: number } | null;
}

export interface BatchReport extends Batch {
  encoding: string;
  delimiter: string;
  mapping: { field: Localised; column: string }[];
  quarantine: { code: string; rows: number }[];
  retry: string | null;
}

export interface RefusedRow {
  line: number;
  column: string;
  code: string;
  value: string | null;
  raw: string;
}

export const isActive = ({ status }: Batch) => status === 'queued' || status === 'running';
