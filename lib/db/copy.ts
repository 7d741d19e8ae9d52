import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection } from './run-sql';

export type CopyValue = string | number | bigint | boolean | null | undefined;

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') {
    return NEEDS_ESCAPE.test(value) ? value.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] as string) : value;
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

/** One row in PostgreSQL's COPY text format, with its line end. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = field(values[0]);
  for (let i = 1; i < values.length; i++) line += `\t${field(values[i])}`;
  return `${line}\n`;
}

/** Sends ready COPY text into a table. Table and columns must be trusted identifiers. */
export async function copyText(
  connection: Connection,
  table: string,
  columns: readonly string[],
  text: string,
): Promise<void> {
  const stream = connection.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  stream.end(text);
  await finished(stream);
}

const CHUNK_CHARACTERS = 1 << 19;

/** Copies all rows of an iterable into a table in chunks, so that memory stays bounded. Returns their number. */
export async function copyRows(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  let text = '';
  let count = 0;
  for await (const row of rows) {
    text += copyLine(row);
    count += 1;
    if (text.length < CHUNK_CHARACTERS) continue;
    await copyText(connection, table, columns, text);
    text = '';
  }
  if (text) await copyText(connection, table, columns, text);
  return count;
}
