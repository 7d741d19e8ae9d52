import type { Connection } from '@/lib/db/run-sql';
import type { FactOptions, Refusal } from './fact-table';

/** What can be looked up, in the order in which it is: a campaign may name an influencer. */
export const LOOK_UPS = [
  'order',
  'channel',
  'warehouse',
  'carrier',
  'category',
  'sku',
  'ingredient',
  'promotion',
  'influencer',
  'campaign',
  'payout',
  'place',
  'person',
] as const;
export type LookUpKind = (typeof LOOK_UPS)[number];

/** A text of the stage row that stands for a row of the database. */
export interface LookUp {
  kind: LookUpKind;
  /** what is asked for, as SQL over the stage row; all look-ups of a kind name the same columns */
  asks: Readonly<Record<string, string>>;
  /** SQL that joins what was found */
  join: string;
  refuse?: Refusal;
}

/** Fills the temporary table found_<kind> from the asked rows (SQL of a query), and makes what is missing where it may. */
export type Finder = (connection: Connection, options: FactOptions, asked: string) => Promise<void>;

/** A text as it is compared, without spaces around it; null counts as empty. */
export const plain = (expression: string) => `btrim(coalesce(${expression}, ''))`;
