import type { RowProblem } from './format';
import type { CsvRecord } from './reading/csv-records';

/** Why a record cannot even be given to a format: broken quotes, more cells than columns, bytes of another encoding. */
export function rowRefusal({ unclosedQuote, fields, raw }: CsvRecord, width: number): RowProblem | null {
  if (unclosedQuote) return { field: '', code: 'unclosed_quote' };
  if (fields.length > width && fields.slice(width).some((cell) => cell.trim() !== '')) {
    return { field: '', code: 'too_many_cells' };
  }
  return raw.includes('\uFFFD') ? { field: '', code: 'bad_encoding' } : null;
}
