import { stringify } from 'csv-stringify/sync';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { KpiValue } from '@/lib/kpi/format-value';
import type { AboutLine } from './about';
import { type ExportColumn, exportValue } from './export-table';
import { neutralCell } from './neutral-cell';

/** `plain`: commas, points and stable names for programs. `fr`: semicolons, decimal commas and names for French Excel. */
export type CsvDialect = 'plain' | 'fr';

const DIALECTS = {
  plain: { delimiter: ',', decimal: '.', mark: '' },
  fr: { delimiter: ';', decimal: ',', mark: '\ufeff' },
} as const;

function cell(value: KpiValue, { part }: ExportColumn, decimal: string): string {
  const isFigure = part === 'value' || part === 'before' || part === 'change';
  if (value === null) return '';
  // A figure is a number also where the engine writes it as text; it is never a formula.
  return isFigure ? numberText(value).replace('.', decimal) : neutralCell(value);
}

/** A number without an exponent: spreadsheets of some languages do not read 1e-7. */
function numberText(value: string | number): string {
  if (typeof value === 'string') return value;
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** The lines about the file, each beginning with `#`, and the header. */
export function csvHead(about: readonly AboutLine[], columns: readonly ExportColumn[], dialect: CsvDialect): string {
  const { delimiter, mark } = DIALECTS[dialect];
  const lines = about.map(({ name, label, value }) => [`# ${dialect === 'plain' ? name : label}`, neutralCell(value)]);
  const header = columns.map(({ name, label }) => neutralCell(dialect === 'plain' ? name : label));
  return mark + stringify([...lines, header], { delimiter });
}

/** Rows of an answer as CSV (RFC 4180). */
export function csvRows({ rows, meta }: KpiAnswer, columns: readonly ExportColumn[], dialect: CsvDialect): string {
  const { delimiter, decimal } = DIALECTS[dialect];
  return stringify(
    rows.map((row) => columns.map((column) => cell(exportValue(row, column, meta.labels), column, decimal))),
    { delimiter },
  );
}

/** A whole answer as CSV, page by page: nothing waits for the last row. */
export async function* csvChunks(
  pages: AsyncIterable<KpiAnswer>,
  head: (first: KpiAnswer) => { about: readonly AboutLine[]; columns: readonly ExportColumn[] },
  dialect: CsvDialect,
): AsyncGenerator<string> {
  let columns: readonly ExportColumn[] | null = null;
  for await (const page of pages) {
    if (!columns) {
      const first = head(page);
      columns = first.columns;
      yield csvHead(first.about, columns, dialect);
    }
    yield csvRows(page, columns, dialect);
  }
}
