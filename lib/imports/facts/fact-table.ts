import type { Connection } from '@/lib/db/run-sql';
import type { Format, Mapping, ProblemCode } from '../format';
import type { FactStageTable } from '../stage';
import type { LookUp } from './look-up';

export interface FactOptions {
  format: Pick<Format, 'facts' | 'refersToAnyOrder'>;
  sourceId: number;
  batchId: number;
  currency: string;
  timeZone: string;
  /** columns of the file, so that a refused row can name the one at fault */
  mapping?: Mapping;
}

/** Why a row is refused: SQL conditions and value over the stage row s and its look-ups. */
export interface Refusal {
  when: string;
  field: string;
  code: ProblemCode;
  value: string;
}

/** What a batch changed and what must follow from it: reads the temporary table changed_fact (fact_table, old, new). */
export type OnChange = (connection: Connection, batch: { batchId: number }) => Promise<void>;

/**
 * How one table of the stage becomes one table of facts. SQL speaks of the stage row `s`, of what is given
 * (`g.source_id`, `g.batch_id`, `g.currency`), and of the look-ups' own aliases.
 */
export interface FactTable {
  stage: FactStageTable | 'stage_shipment' | 'stage_dispute';
  /** SQL after "FROM <stage> s" that makes several fact rows of one stage row */
  spread?: string;
  /** which stage rows this table takes; over s only */
  where?: string;
  table: string;
  /** the table's natural key; rows are found again by it, and undone by it */
  key: readonly string[];
  /** target column -> SQL; the key columns among them */
  columns: Readonly<Record<string, string>>;
  lookUps?: readonly LookUp[];
  refuse?: readonly Refusal[];
  /** rows that are left out without a word, once look-ups are known */
  skip?: string;
  /** Rows of one file that say the same thing: these columns are added up; without it the last row counts. */
  sums?: readonly string[];
  /** columns that make rows "the same thing" where that is not the key */
  group?: readonly string[];
  /** An empty cell says nothing: the known value stays. */
  fills?: boolean;
  /** The rows are made by this look-up, empty, so that others can refer to them; here they are only filled. */
  madeBy?: LookUp['kind'];
  /** The table has no batch_id of its own. */
  withoutBatch?: boolean;
  /** what a row belongs to when it is undone, over t; without it the row itself */
  root?: string;
  /** One level of detail per scope: a file that brings another level replaces the scope's rows. */
  detail?: { scope: readonly string[]; levels: readonly string[] };
  /** told with the number of rows that took this way */
  warning?: string;
  onChange?: OnChange;
}
