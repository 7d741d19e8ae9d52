import { z } from 'zod';
import { AppError } from '@/lib/core/errors';

/** Where a page goes on, of which question, and on which data: pages of two states of the data never mix. */
interface Place<At> {
  /** fingerprint of the question without its page */
  question: string;
  /** fingerprint of the data and definitions that the first page was made of */
  state: string;
  at: At;
}

export const cursorField = z
  .string()
  .max(2_000)
  .meta({ description: 'From `next_cursor` of the page before. It ends with status 409 when the data has changed.' });

export function writeCursor<At>({ question, state, at }: Place<At>): string {
  return Buffer.from(JSON.stringify([question, state, at])).toString('base64url');
}

/**
 * Reads a cursor that an earlier page gave for the same question.
 * @throws AppError invalid_input when it is not such a cursor, conflict when the data has changed since
 */
export function readCursor<At>(cursor: string, now: { question: string; state: string }, at: z.ZodType<At>): At {
  let read: [string, string, At];
  try {
    read = z.tuple([z.string(), z.string(), at]).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new AppError('invalid_input', 'cursor: was not given by an earlier answer');
  }
  if (read[0] !== now.question) throw new AppError('invalid_input', 'cursor: belongs to another question');
  if (read[1] !== now.state) {
    throw new AppError('conflict', 'cursor: the data or a definition has changed since the first page; start again.');
  }
  return read[2];
}

const offset = z.int().min(0);

/** One page of a list that fits in memory. `limit` null gives everything after the cursor. */
export function pageOf<Item>(
  items: readonly Item[],
  page: { limit: number | null; cursor?: string; question: string; state: string },
): { page: readonly Item[]; next_cursor: string | null } {
  const { limit, cursor, question, state } = page;
  const from = cursor === undefined ? 0 : readCursor(cursor, { question, state }, offset);
  const to = limit === null ? items.length : from + limit;
  const next = to < items.length ? writeCursor({ question, state, at: to }) : null;
  return { page: items.slice(from, to), next_cursor: next };
}
