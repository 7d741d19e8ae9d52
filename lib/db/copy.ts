import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection } from './run-sql';

export type CopyValue = string | number | bigint | boolean | null | undefined;

const CHUNK_BYTES = 1 << 19;
const TAB = 9;
const LINE_END = 10;
const BACKSLASH = 92;
const MINUS = 45;
const ZERO = 48;
/** What stands behind the backslash of a null. */
const NULL_LETTER = 78;
// What stands behind the backslash of an escaped character.
const ESCAPES: Record<number, number> = { 9: 116, 10: 110, 13: 114, 92: 92 };

/**
 * Rows in PostgreSQL's COPY text format, written byte by byte: building texts first costs several times as much, most
 * of it in collecting the garbage.
 */
export class CopyBuffer {
  private bytes = Buffer.allocUnsafe(CHUNK_BYTES + (1 << 14));
  private length = 0;

  get isFull(): boolean {
    return this.length >= CHUNK_BYTES;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  add(values: readonly CopyValue[]): void {
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.bytes[this.length++] = TAB;
      const value = values[i];
      if (typeof value === 'string') this.text(value);
      else if (value === null || value === undefined) {
        this.reserve(2);
        this.bytes[this.length++] = BACKSLASH;
        this.bytes[this.length++] = NULL_LETTER;
      } else if (typeof value === 'number' && Number.isSafeInteger(value)) this.integer(value);
      else if (typeof value === 'boolean') this.plain(value ? 't' : 'f');
      else this.plain(String(value));
    }
    this.bytes[this.length++] = LINE_END;
  }

  /** The bytes so far; the buffer starts anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafe(CHUNK_BYTES + (1 << 14));
    this.length = 0;
    return taken;
  }

  private reserve(count: number): void {
    if (this.length + count + 2 <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe((this.length + count) * 2);
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** Digits are written from the last to the first, without a text in between: most cells of an import are numbers. */
  private integer(value: number): void {
    this.reserve(20);
    let rest = value;
    if (rest < 0) {
      this.bytes[this.length++] = MINUS;
      rest = -rest;
    }
    let end = this.length + 1;
    for (let limit = 10; rest >= limit; limit *= 10) end++;
    this.length = end;
    while (rest > 0x7fffffff) {
      const next = Math.floor(rest / 10);
      this.bytes[--end] = ZERO + (rest - next * 10);
      rest = next;
    }
    do {
      const next = (rest / 10) | 0;
      this.bytes[--end] = ZERO + (rest - next * 10);
      rest = next;
    } while (rest > 0);
  }

  private plain(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }

  private text(text: string): void {
    this.reserve(text.length * 3);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        const rest = text.slice(i).replace(/[\\\t\n\r]/g, escaped);
        this.reserve(rest.length * 3);
        this.length += this.bytes.write(rest, this.length, 'utf8');
        return;
      }
      const sign = code === BACKSLASH || code < 14 ? ESCAPES[code] : undefined;
      if (sign !== undefined) {
        this.reserve((text.length - i) * 3 + 1);
        this.bytes[this.length++] = BACKSLASH;
        this.bytes[this.length++] = sign;
      } else this.bytes[this.length++] = code;
    }
  }
}

const escaped = (character: string) => `\\${String.fromCharCode(ESCAPES[character.charCodeAt(0)] as number)}`;

/** Sends ready COPY text into a table. Table and columns must be trusted identifiers. */
export async function copyBytes(
  connection: Connection,
  table: string,
  columns: readonly string[],
  bytes: Buffer,
): Promise<void> {
  const stream = connection.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  stream.end(bytes);
  await finished(stream);
}

/** Copies all rows of an iterable into a table in chunks, so that memory stays bounded. Returns their number. */
export async function copyRows(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const buffer = new CopyBuffer();
  let count = 0;
  for await (const row of rows) {
    buffer.add(row);
    count += 1;
    if (buffer.isFull) await copyBytes(connection, table, columns, buffer.take());
  }
  if (!buffer.isEmpty) await copyBytes(connection, table, columns, buffer.take());
  return count;
}
