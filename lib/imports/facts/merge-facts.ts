import { type Connection, runSql } from '@/lib/db/run-sql';
import type { Inspection } from '../inspection';
import type { FactOptions, FactTable } from './fact-table';
import { findAll } from './find-all';
import { askForMatches } from './match-items';
import { FACT_TABLES } from './registry';
import { isEmpty, refuseRows, resolveRows, type Target, targetsOf } from './resolve-rows';
import { writeRows } from './write-rows';

/** Rows of the file by what became of them. */
export interface FactCounts {
  inserted: number;
  updated: number;
  quarantined: number;
  warnings: Inspection['warnings'];
}

/**
 * Merges the fact tables of the stage that the format writes into the facts, each by its natural key. A row that any
 * table refuses is taken by none. Leaves row_outcome (row_no, outcome: 3 inserted, 2 updated, 1 unchanged) behind.
 */
export async function mergeFacts(connection: Connection, options: FactOptions): Promise<FactCounts> {
  await runSql('DROP TABLE IF EXISTS pg_temp.row_outcome, pg_temp.changed_fact', connection);
  await runSql('CREATE TEMP TABLE row_outcome (row_no int, outcome int)', connection);
  await runSql('CREATE TEMP TABLE changed_fact (fact_table text, old jsonb, new jsonb)', connection);
  const tables = await tablesOf(connection, options);
  if (tables.length === 0) return { inserted: 0, updated: 0, quarantined: 0, warnings: [] };
  await findAll(connection, options, tables);
  const targets = targetsOf(tables);
  for (const target of targets) await resolveRows(connection, options, target);
  const quarantined = await refuseRows(connection, options, targets);
  await askForMatches(connection, options);
  const warnings: Inspection['warnings'] = [];
  for (const target of targets) {
    const replaced = await writeRows(connection, options, target);
    if (replaced > 0) warnings.push({ code: 'spend_detail_replaced', values: { count: replaced } });
    const { warning } = target.fact;
    const count = warning ? await rowsOf(connection, target) : 0;
    if (warning && count > 0) warnings.push({ code: warning, values: { count } });
  }
  for (const { table, onChange } of tables) {
    if (onChange && (await hasChanged(connection, table))) await onChange(connection, options);
  }
  // These were written here; the merge of orders would look for them in this source only.
  for (const { stage } of tables.filter(isOfOrder)) await runSql(`DELETE FROM ${stage}`, connection);
  return { ...(await countRows(connection)), quarantined, warnings };
}

const isOfOrder = ({ stage }: FactTable) => stage === 'stage_shipment' || stage === 'stage_dispute';

async function tablesOf(connection: Connection, { format }: FactOptions): Promise<FactTable[]> {
  const written = FACT_TABLES.filter((fact) =>
    isOfOrder(fact) ? format.refersToAnyOrder === true : format.facts?.some((stage) => stage === fact.stage) === true,
  );
  for (const stage of new Set(written.map((fact) => fact.stage))) await runSql(`ANALYZE ${stage}`, connection);
  const tables: FactTable[] = [];
  for (const fact of written) if (!(await isEmpty(connection, fact))) tables.push(fact);
  return tables;
}

async function rowsOf(connection: Connection, { rows }: Target): Promise<number> {
  const [row] = await runSql<{ n: bigint }>(`SELECT count(*) AS n FROM ${rows}`, connection);
  return Number(row?.n ?? 0);
}

async function hasChanged(connection: Connection, table: string): Promise<boolean> {
  const changed = await runSql(
    { text: 'SELECT 1 FROM changed_fact WHERE fact_table = $1 LIMIT 1', values: [table] },
    connection,
  );
  return changed.length > 0;
}

/** A row that feeds several tables counts once, by the most that became of it. */
async function countRows(connection: Connection): Promise<Pick<FactCounts, 'inserted' | 'updated'>> {
  const [counts] = await runSql<Record<'inserted' | 'updated', bigint>>(
    `SELECT count(*) FILTER (WHERE outcome = 3) AS inserted, count(*) FILTER (WHERE outcome = 2) AS updated
     FROM (SELECT row_no, max(outcome) AS outcome FROM row_outcome
       WHERE row_no > 0 AND row_no NOT IN (SELECT row_no FROM stage_reject) GROUP BY row_no) s`,
    connection,
  );
  return { inserted: Number(counts?.inserted ?? 0), updated: Number(counts?.updated ?? 0) };
}

/** Outcomes of a file that writes orders as well: a row counts by the most that became of it in either. */
export async function unionCounts(connection: Connection): Promise<Pick<FactCounts, 'inserted' | 'updated'>> {
  await runSql(
    `INSERT INTO row_outcome (row_no, outcome)
     SELECT s.row_no, CASE WHEN p.outcome IN ('unchanged', 'superseded') THEN 1
       WHEN p.outcome IN ('updated', 'header') THEN 2 ELSE 3 END
     FROM stage_line s LEFT JOIN line_plan p ON p.row_no = s.row_no WHERE s.row_no > 0`,
    connection,
  );
  return countRows(connection);
}
