export interface CsvRecord {
  /** physical line of the file on which the record starts, from 1 */
  line: number;
  fields: string[];
  /** the record as it stands in the file, without its line end */
  raw: string;
  /** a quote that never closes; the record is then this one physical line */
  unclosedQuote?: boolean;
  /** of spreadsheets: cells that hold a number, which is written with a point whatever texts beside it do */
  numeric?: readonly boolean[];
}

/** A quoted field that runs over more than this is taken for a quote that was never closed. */
const MAX_RECORD_CHARACTERS = 1 << 17;
const MAX_RECORD_LINES = 500;

/**
 * Splits text chunks into records (RFC 4180, and what the field does with it): line ends LF, CRLF or CR, line breaks
 * and doubled quotes inside quotes, quotes inside an unquoted field kept as they are. Blank lines give no record.
 * A quote that does not close spoils one line, never the rest of the file.
 */
export async function* csvRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord[]> {
  const splitter = new RecordSplitter(delimiter);
  for await (const chunk of chunks) {
    const records = splitter.push(chunk);
    if (records.length > 0) yield records;
  }
  const records = splitter.end();
  if (records.length > 0) yield records;
}

class RecordSplitter {
  private rest = '';
  private line = 1;
  private atEnd = false;
  private readonly opening: string;

  constructor(private readonly delimiter: string) {
    this.opening = `${delimiter}"`;
  }

  push(chunk: string): CsvRecord[] {
    this.rest = this.rest ? this.rest + chunk : chunk;
    return this.split();
  }

  end(): CsvRecord[] {
    this.atEnd = true;
    return this.split();
  }

  private split(): CsvRecord[] {
    const text = this.rest;
    const records: CsvRecord[] = [];
    let start = 0;
    // Looked for once per chunk and again only when passed: most files have no lone CR at all.
    let cr = text.indexOf('\r');
    while (start < text.length) {
      if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
      let end = lineEnd(text, start, cr, this.atEnd);
      if (end < 0) {
        if (!this.atEnd) break;
        end = text.length;
      }
      const line = text.slice(start, end);
      if (line.charCodeAt(0) === 34 || line.includes(this.opening)) {
        const taken = this.quoted(text, start, end, records);
        if (taken < 0) break;
        start = taken;
        continue;
      }
      if (line !== '') records.push({ line: this.line, fields: line.split(this.delimiter), raw: line });
      this.line += 1;
      start = afterLineEnd(text, end);
    }
    this.rest = text.slice(start);
    return records;
  }

  /** Handles a record with quoted fields; returns where the next one starts, or -1 when the text does not suffice. */
  private quoted(text: string, start: number, firstEnd: number, records: CsvRecord[]): number {
    const fields: string[] = [];
    let at = start;
    let lines = 1;
    for (;;) {
      if (text.charCodeAt(at) !== 34) {
        const stop = fieldStop(text, at, this.delimiter);
        fields.push(text.slice(at, stop));
        at = stop;
      } else {
        const close = closingQuote(text, at + 1);
        const tooLong = close - start > MAX_RECORD_CHARACTERS;
        if (close < 0 || tooLong) {
          if (close < 0 && !this.atEnd && text.length - start <= MAX_RECORD_CHARACTERS) return -1;
          return this.spoiled(text, start, firstEnd, records);
        }
        const inside = text.slice(at + 1, close);
        lines += countLineEnds(inside);
        if (lines > MAX_RECORD_LINES) return this.spoiled(text, start, firstEnd, records);
        // What follows a closing quote up to the delimiter belongs to the field: "L"Oréal -> LOréal is not lost.
        const stop = fieldStop(text, close + 1, this.delimiter);
        // But a quote that was never closed meets the opening quote of a later line, and text follows that one.
        if (stop > close + 1 && lines > 1 && countLineEnds(inside) > 0) {
          return this.spoiled(text, start, firstEnd, records);
        }
        fields.push(inside.replaceAll('""', '"') + text.slice(close + 1, stop));
        at = stop;
      }
      if (at >= text.length) {
        if (!this.atEnd) return -1;
        break;
      }
      if (!text.startsWith(this.delimiter, at)) break;
      at += this.delimiter.length;
      if (at >= text.length && !this.atEnd) return -1;
    }
    if (!this.atEnd && at === text.length - 1 && text.charCodeAt(at) === 13) return -1;
    records.push({ line: this.line, fields, raw: text.slice(start, at) });
    this.line += lines;
    return afterLineEnd(text, at);
  }

  private spoiled(text: string, start: number, end: number, records: CsvRecord[]): number {
    const raw = text.slice(start, end);
    records.push({ line: this.line, fields: raw.split(this.delimiter), raw, unclosedQuote: true });
    this.line += 1;
    return afterLineEnd(text, end);
  }
}

function lineEnd(text: string, from: number, cr: number, atEnd: boolean): number {
  const lf = text.indexOf('\n', from);
  // A lone CR ends a line too; a CR at the very end of a chunk may be half of CRLF.
  if (cr < 0 || (lf >= 0 && lf < cr)) return lf;
  if (cr === text.length - 1 && !atEnd) return -1;
  return cr;
}

function afterLineEnd(text: string, end: number): number {
  if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) return end + 2;
  return end + 1;
}

function fieldStop(text: string, from: number, delimiter: string): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 || text.startsWith(delimiter, i)) return i;
  }
  return text.length;
}

/** Position of the quote that closes a field; doubled quotes are content. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === 34) at = text.indexOf('"', at + 2);
  return at;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count += 1;
  }
  return count;
}
