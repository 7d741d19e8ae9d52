import { AppError } from '@/lib/core/errors';

export interface BenchColumn {
  name: string;
  kind: 'text' | 'number';
  /** An empty field is taken for nothing: "" or 0. */
  mayBeEmpty?: boolean;
}

/** Fields of a line by column; numbers as they were written, so that amounts stay exact. */
export type BenchRow = Record<string, string>;

/** A model that can be run on a file, without a shop. */
export interface BenchModel {
  name: string;
  summary: string;
  /** Columns of its file; null when it needs none. */
  columns: readonly BenchColumn[] | null;
  /** The same facts told another way: taken when the file has all of these columns. */
  orColumns?: readonly BenchColumn[];
  /** @throws AppError invalid_input that says which option or line cannot be used */
  run(rows: readonly BenchRow[], options: unknown): unknown;
}

const has = (header: readonly string[], { name }: BenchColumn) =>
  header.some((heading) => heading.trim().toLowerCase() === name);

/** The columns by which a file tells a model its facts. */
export function columnsFor(model: BenchModel, header: readonly string[]): readonly BenchColumn[] {
  const { columns, orColumns } = model;
  return orColumns?.every((column) => has(header, column)) ? orColumns : (columns ?? []);
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Checks a file's records against the columns of a model; further columns are left aside.
 * @throws AppError invalid_input that names the missing column, or line and column of the field
 */
export function benchRows(
  columns: readonly BenchColumn[],
  header: readonly string[],
  records: readonly { line: number; fields: readonly string[] }[],
): BenchRow[] {
  const places = columns.map(({ name }) => header.findIndex((heading) => heading.trim().toLowerCase() === name));
  const missing = columns.filter((_, i) => places[i] === -1).map(({ name }) => name);
  if (missing.length > 0) {
    throw new AppError(
      'invalid_input',
      `The file lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; it has ${header.map((h) => h.trim()).join(', ')}. Wanted: ${columns.map(({ name }) => name).join(', ')}.`,
    );
  }
  if (records.length === 0) throw new AppError('invalid_input', 'The file has a header and no rows.');
  return records.map(({ line, fields }) =>
    Object.fromEntries(
      columns.map(({ name, kind, mayBeEmpty }, i) => {
        const text = (fields[places[i] as number] ?? '').trim();
        if (text === '' && mayBeEmpty) return [name, kind === 'number' ? '0' : ''];
        if (text === '') throw new AppError('invalid_input', `Line ${line}: ${name} is empty.`);
        if (kind === 'number' && !NUMBER.test(text)) {
          throw new AppError('invalid_input', `Line ${line}: ${name} is not a number: "${text}".`);
        }
        return [name, text];
      }),
    ),
  );
}
