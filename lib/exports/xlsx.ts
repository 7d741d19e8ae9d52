import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import type { Unit } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { KpiValue } from '@/lib/kpi/format-value';
import type { AboutLine } from './about';
import { type ExportColumn, exportValue } from './export-table';
import { neutralCell } from './neutral-cell';

/** Rows that a sheet of the format can hold, less the header and the totals. */
const ROWS_PER_SHEET = 1_048_000;

const FORMATS: Record<Unit, string> = {
  money: '#,##0.00',
  count: '#,##0',
  ratio: '0.0%',
  days: '#,##0.0',
  number: '#,##0.00',
};

const HEAD = { fontWeight: 'bold', backgroundColor: '#edf0ee', wrap: true, alignVertical: 'center' } as const;

function cellOf(value: KpiValue, { part, unit }: ExportColumn, isBold = false): Cell {
  const weight = isBold ? ({ fontWeight: 'bold' } as const) : {};
  if (value === null) return null;
  if (part === 'period') return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd', ...weight };
  if (part === 'key' || part === 'label' || unit === null)
    return { type: String, value: neutralCell(value), ...weight };
  const format = part === 'change' ? (unit === 'ratio' ? '+0.0%;-0.0%' : '+0.0%;-0.0%;0.0%') : FORMATS[unit];
  return { type: Number, value: Number(value), format, ...weight };
}

const heading = (label: string, isFigure: boolean): Cell => ({
  type: String,
  value: neutralCell(label),
  align: isFigure ? 'right' : 'left',
  ...HEAD,
});

export interface XlsxGiven {
  pages: readonly KpiAnswer[];
  columns: readonly ExportColumn[];
  about: readonly AboutLine[];
  words: { data: string; about: string; total: string };
}

/** An answer as a workbook: figures are numbers and days are dates; a second sheet says what it is. */
export async function xlsxFile({ pages, columns, about, words }: XlsxGiven): Promise<Uint8Array> {
  const [first] = pages as [KpiAnswer, ...KpiAnswer[]];
  const { currency, totals } = first.meta;
  const head = columns.map((column) =>
    heading(
      column.unit === 'money' && column.part !== 'change' ? `${column.label} (${currency})` : column.label,
      column.unit !== null,
    ),
  );
  const rows = pages.flatMap(({ rows: own, meta }) =>
    own.map((row): Row => columns.map((column) => cellOf(exportValue(row, column, meta.labels), column))),
  );
  const hasKeys = columns.some(({ unit }) => unit === null);
  const total: Row[] =
    totals && hasKeys
      ? [
          columns.map(
            (column, i): Cell =>
              column.unit === null
                ? i === 0
                  ? { type: String, value: words.total, fontWeight: 'bold' }
                  : null
                : cellOf(exportValue(totals, column, {}), column, true),
          ),
        ]
      : [];
  const widths = columns.map(({ unit, part }) => ({ width: unit !== null ? 16 : part === 'label' ? 32 : 14 }));
  const sheets: Parameters<typeof writeExcelFile>[0] & object[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += ROWS_PER_SHEET) {
    const isLast = start + ROWS_PER_SHEET >= rows.length;
    sheets.push({
      sheet: start === 0 ? words.data : `${words.data} ${start / ROWS_PER_SHEET + 1}`,
      data: [head, ...rows.slice(start, start + ROWS_PER_SHEET), ...(isLast ? total : [])],
      columns: widths,
      stickyRowsCount: 1,
    });
  }
  sheets.push({
    sheet: words.about,
    data: about.map(
      ({ label, value }): Row => [
        { type: String, value: label, fontWeight: 'bold' },
        { type: String, value: neutralCell(value), wrap: true },
      ],
    ),
    columns: [{ width: 24 }, { width: 110 }],
  });
  return new Uint8Array(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}
