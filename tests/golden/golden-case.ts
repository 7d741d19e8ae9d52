import type { Choices } from '@/lib/imports/inspection';

/** What must become of one row: taken with these values, quarantined for this reason, or no row at all. */
export type RowOutcome =
  | { line: number; taken: { order: string; booked: string; sku: string; quantity: number; net: string } }
  | { line: number; quarantined: string; field: string }
  | { line: number; notData: true };

/** What a file must become; it stands as JSON beside the file. */
export interface Outcome {
  about: string;
  /** what a person says about the file before it is read */
  choices?: Choices & { currency?: string };
  /** the file is refused as a whole, with this message */
  refused?: string;
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  /** lines before the header */
  preamble?: number;
  columns?: string[];
  /** "field: kind" of what must be asked; then no row is read */
  questions?: string[];
  warnings?: string[];
  rows?: RowOutcome[];
}

export interface GoldenCase extends Outcome {
  /** name of the file */
  file: string;
  bytes: Buffer | string;
}

export const taken = (
  line: number,
  order: string,
  booked: string,
  sku: string,
  quantity: number,
  net: string,
): RowOutcome => ({ line, taken: { order, booked, sku, quantity, net } });

export const refused = (line: number, quarantined: string, field = ''): RowOutcome => ({ line, quarantined, field });
export const noData = (line: number): RowOutcome => ({ line, notData: true });

export const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;
