import type { ZipContainer } from '../zip-container';
import { XmlEvents } from './xml-events';

/** A cell whose value stands for the ones below it: column, first and last row, from 0 and 1. */
export interface MergedDown {
  column: number;
  from: number;
  to: number;
}

const END = Buffer.from('sheetData>');
const MAX_TAIL = 2 ** 23;
/** Longer than the name with its prefix, which a chunk's end may cut. */
const CARRY = 40;
const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** 0 for A, 25 for Z, 26 for AA. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}

/**
 * Cells of a sheet that were merged downwards. They are listed after all rows, so that the sheet is unpacked once for
 * them alone, without being parsed.
 */
export async function mergedCells(zip: ZipContainer, part: string): Promise<MergedDown[]> {
  const tail = await tailOf(zip, part);
  const merged: MergedDown[] = [];
  if (!tail.includes('mergeCell')) return merged;
  const start = tail.search(/<(?:\w+:)?mergeCells/);
  const end = tail.search(/<\/(?:\w+:)?mergeCells>/);
  if (start < 0 || end < start) return merged;
  const events = new XmlEvents({
    open: (name, { ref }) => {
      const range = name === 'mergeCell' && ref ? RANGE.exec(ref) : null;
      if (!range) return;
      const [from, to] = [Number(range[2]), Number(range[4])];
      if (to > from) merged.push({ column: columnIndex(range[1] as string), from, to });
    },
  });
  const list = tail.slice(start, tail.indexOf('>', end) + 1).replace(/<(\/?)\w+:/g, '<$1');
  events.write(Buffer.from(list));
  events.end();
  return merged;
}

async function tailOf(zip: ZipContainer, part: string): Promise<string> {
  let carry = Buffer.alloc(0);
  const tail: Buffer[] = [];
  let length = 0;
  for await (const chunk of zip.read(part)) {
    if (length > 0) tail.push(chunk);
    else {
      // The first occurrence opens the rows, unless they have attributes; only what follows the last one matters.
      const bytes = Buffer.concat([carry, chunk]);
      const at = bytes.lastIndexOf(END);
      if (at > 0 && isClosing(bytes, at)) tail.push(bytes.subarray(at));
      carry = Buffer.from(chunk.subarray(-CARRY));
    }
    if (tail.length > 0) length += chunk.length;
    if (length > MAX_TAIL) break;
  }
  return Buffer.concat(tail).toString('latin1');
}

/** Whether a slash, and perhaps a prefix, stand before the name. */
const isClosing = (bytes: Buffer, at: number) =>
  /<\/(?:\w+:)?$/.test(bytes.subarray(Math.max(0, at - CARRY), at).toString('latin1'));
