import { AppError } from '@/lib/core/errors';
import type { Localised } from '@/lib/core/locale';
import { readShop } from '@/lib/db/shop';
import type { Declared } from './declared';
import type { FieldSpec, Format, FormatContext } from './format';
import { FORMATS } from './formats/registry';
import type { Inspection, Question } from './inspection';
import { type Preview, preview } from './preview';
import { inspectWithMemory } from './remembered-mapping';
import { type Upload, uploadPath } from './uploads';

export interface DescribedField {
  name: string;
  label: Localised;
  type: FieldSpec['type'];
  column: string | null;
  decimal: '.' | ',' | null;
  dateOrder: 'iso' | 'dmy' | 'mdy' | 'serial' | null;
  question: Question['kind'] | null;
  /** first values of the column, as they stand in the file */
  examples: string[];
}

/** All that the page shows of a file before its import. */
export interface DescribedFile {
  formats: { id: string; label: Localised }[];
  format: string | null;
  confidence: number;
  encoding: string;
  delimiter: string;
  isCompressed: boolean;
  headerLine: number;
  columns: string[];
  unusedColumns: string[];
  fields: DescribedField[];
  /** of each list one field must be mapped */
  requires: readonly (readonly string[])[];
  missing: readonly (readonly string[])[];
  discountIs: 'rate' | 'amount' | null;
  currency: { value: string; from: 'declared' | 'format' | 'shop'; hasColumn: boolean };
  warnings: Inspection['warnings'];
  rememberedSince: string | null;
  isReady: boolean;
  preview: Preview;
}

export type Description =
  | { status: 'described'; file: DescribedFile }
  | { status: 'unreadable'; key: string; values: Record<string, string | number>; message: string };

/** Reads an upload with what was declared about it. A file that cannot be read is an answer, not an error. */
export async function describeUpload(upload: Upload, given: Declared): Promise<Description> {
  try {
    const found = await inspectWithMemory(uploadPath(upload.id), given);
    const shop = await readShop();
    return { status: 'described', file: asShown(found, shop.currency) };
  } catch (error) {
    if (!(error instanceof AppError) || error.key === undefined) throw error;
    return { status: 'unreadable', key: error.key, values: error.values, message: error.message };
  }
}

type Found = Awaited<ReturnType<typeof inspectWithMemory>>;

function asShown({ inspection, declared, rememberedSince }: Found, shopCurrency: string): DescribedFile {
  const { format, mapping, columns, settings, questions, missing } = inspection;
  const used = new Set(Object.values(mapping));
  const isReady = format !== null && missing.length === 0 && questions.length === 0;
  const currency = currencyOf(format, declared.currency, shopCurrency);
  return {
    formats: FORMATS.map(({ id, label }) => ({ id, label })),
    format: format?.id ?? null,
    confidence: inspection.confidence,
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    isCompressed: inspection.gzip,
    headerLine: inspection.headerIndex + 1,
    columns,
    unusedColumns: columns.filter((column) => !used.has(column)),
    fields: (format?.fields ?? []).map((field) => ({
      name: field.name,
      label: field.label,
      type: field.type,
      column: mapping[field.name] ?? null,
      decimal: settings.decimal[field.name] ?? null,
      dateOrder: settings.dateOrder[field.name] ?? null,
      question: questions.find((question) => question.field === field.name)?.kind ?? null,
      examples: examplesOf(inspection, mapping[field.name]),
    })),
    requires: format?.requires ?? [],
    missing,
    discountIs: mapping.discount === undefined ? null : (settings.discountIs ?? null),
    currency: { ...currency, hasColumn: mapping.currency !== undefined },
    warnings: inspection.warnings,
    rememberedSince: rememberedSince?.toISOString() ?? null,
    isReady,
    preview: preview(inspection, isReady ? format : null, currency.value),
  };
}

function currencyOf(
  format: Format | null,
  declared: string | undefined,
  shopCurrency: string,
): { value: FormatContext['currency']; from: 'declared' | 'format' | 'shop' } {
  if (declared) return { value: declared.toUpperCase(), from: 'declared' };
  if (format?.currency) return { value: format.currency, from: 'format' };
  return { value: shopCurrency, from: 'shop' };
}

function examplesOf({ columns, sample }: Inspection, column: string | undefined): string[] {
  if (column === undefined) return [];
  const index = columns.indexOf(column);
  const found = new Set<string>();
  for (const { fields } of sample) {
    const cell = (fields[index] ?? '').trim();
    if (cell) found.add(cell.slice(0, 80));
    if (found.size === 3) break;
  }
  return [...found];
}
