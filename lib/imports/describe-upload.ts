import { AppError } from '@/lib/core/errors';
import type { Localised } from '@/lib/core/locale';
import { readShop, type Shop } from '@/lib/db/shop';
import { answerAsks } from './answer-asks';
import type { Declared } from './declared';
import { findOverlaps, type Overlap } from './find-overlaps';
import type { FieldSpec, Format, FormatContext } from './format';
import { FORMATS } from './formats/registry';
import { importRank } from './import-rank';
import type { Inspection, Question } from './inspection';
import { type Preview, preview } from './preview';
import { holdsFiles } from './reading/unpack-files';
import { inspectWithMemory } from './remembered-mapping';
import { type Upload, uploadPath } from './uploads';
import type { DateOrder } from './values/parse-date';

export interface DescribedField {
  name: string;
  label: Localised;
  type: FieldSpec['type'];
  column: string | null;
  decimal: '.' | ',' | null;
  dateOrder: DateOrder | null;
  question: Question['kind'] | null;
  /** first values of the column, as they stand in the file */
  examples: string[];
}

export interface DescribedAsk {
  name: string;
  type: 'day' | 'text';
  label: Localised;
  value: string;
  /** taken from the file's name or its first lines, not said by a person */
  isSuggested: boolean;
}

/** All that the page shows of a file before its import. */
export interface DescribedFile {
  /** with the system that each belongs to */
  formats: { id: string; label: Localised; system: { code: string; name: string } }[];
  format: string | null;
  /** in which order files that came together are imported, lowest first */
  rank: number;
  /** the layout was never seen in a real export, and nobody has confirmed the columns yet */
  needsConfirmation: boolean;
  asks: DescribedAsk[];
  /** what another source has for the same days, as far as the first rows tell */
  overlaps: Overlap[];
  confidence: number;
  encoding: string;
  delimiter: string;
  isCompressed: boolean;
  /** of a workbook: the sheet that is read, and those that it has */
  sheet: string | null;
  sheets: string[];
  headerLine: number;
  columns: string[];
  unusedColumns: string[];
  fields: DescribedField[];
  /** of each list one field must be mapped */
  requires: readonly (readonly string[])[];
  missing: readonly (readonly string[])[];
  discountIs: 'rate' | 'amount' | null;
  currency: { value: string; from: 'declared' | 'format' | 'file' | 'shop'; hasColumn: boolean };
  warnings: Inspection['warnings'];
  rememberedSince: string | null;
  isReady: boolean;
  preview: Preview;
}

export type Description =
  /** several files in one, to be unpacked first */
  | { status: 'archive' }
  | { status: 'described'; file: DescribedFile }
  | { status: 'unreadable'; key: string; values: Record<string, string | number>; message: string };

/** Reads an upload with what was declared about it. A file that cannot be read is an answer, not an error. */
export async function describeUpload(upload: Upload, given: Declared): Promise<Description> {
  try {
    if (await holdsFiles(uploadPath(upload.id))) return { status: 'archive' };
    const found = await inspectWithMemory(uploadPath(upload.id), given);
    return { status: 'described', file: await asShown(found, upload.name, await readShop()) };
  } catch (error) {
    if (!(error instanceof AppError) || error.key === undefined) throw error;
    return { status: 'unreadable', key: error.key, values: error.values, message: error.message };
  }
}

type Found = Awaited<ReturnType<typeof inspectWithMemory>>;

async function asShown(found: Found, fileName: string, shop: Shop): Promise<DescribedFile> {
  const { inspection, declared, rememberedSince } = found;
  const { format, mapping, columns, settings, questions, missing, preamble } = inspection;
  const used = new Set(Object.values(mapping));
  const asks = answerAsks(format, declared.answers ?? {}, { fileName, preamble, mapping });
  const isAnswered = asks.every(({ value }) => value !== '');
  const isDecided = format !== null && missing.length === 0 && questions.length === 0;
  const needsConfirmation = format?.needsConfirmation === true && !declared.mapping && !rememberedSince;
  const currency = currencyOf(format, declared.currency, inspection.currency, shop.currency);
  const answers = Object.fromEntries(asks.map(({ ask, value }) => [ask.name, value]));
  const tried = preview(inspection, isDecided && isAnswered ? format : null, {
    currency: currency.value,
    fileName,
    answers,
  });
  const { recorded } = tried;
  return {
    formats: FORMATS.map(({ id, label, source }) => ({ id, label, system: systemOf(id, source) })),
    format: format?.id ?? null,
    rank: importRank(format),
    needsConfirmation: isDecided && needsConfirmation,
    asks: asks.map(({ ask: { name, type, label }, value, isSuggested }) => ({ name, type, label, value, isSuggested })),
    overlaps: format && recorded ? await findOverlaps(recorded, format.source.code, shop.timeZone) : [],
    confidence: inspection.confidence,
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    isCompressed: inspection.gzip,
    sheet: inspection.sheet,
    sheets: inspection.sheets.map(({ name }) => name),
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
    isReady: isDecided && isAnswered && !needsConfirmation,
    preview: tried.preview,
  };
}

/** Our own templates stand together, whatever they are about. */
function systemOf(id: string, { code, name }: Format['source']): { code: string; name: string } {
  return id.startsWith('template-') ? { code: 'template', name: 'Vigie' } : { code, name };
}

function currencyOf(
  format: Format | null,
  declared: string | undefined,
  named: string | null,
  shopCurrency: string,
): { value: FormatContext['currency']; from: DescribedFile['currency']['from'] } {
  if (declared) return { value: declared.toUpperCase(), from: 'declared' };
  if (format?.currency) return { value: format.currency, from: 'format' };
  if (named) return { value: named, from: 'file' };
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
