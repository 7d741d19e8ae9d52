import { type Connection, runSql } from '@/lib/db/run-sql';
import type { FactOptions, FactTable, Refusal } from './fact-table';
import { stageRows } from './find-all';

/** A table of facts that this file writes to, with the temporary tables of its rows. */
export interface Target {
  fact: FactTable;
  /** resolved rows, one per fact row of the file */
  rows: string;
  /** what becomes of them, one per key */
  plan: string;
  columns: readonly string[];
  group: readonly string[];
}

/** SQL over t that names a row as undo finds it again. */
export const rootOf = ({ fact }: Target) =>
  fact.root ?? `jsonb_build_array(${fact.key.map((column) => `t.${column}`).join(', ')})::text`;

export function targetsOf(tables: readonly FactTable[]): Target[] {
  return tables.map((fact, i) => ({
    fact,
    rows: `fact_row_${i}`,
    plan: `fact_plan_${i}`,
    columns: Object.keys(fact.columns),
    group: fact.group ?? fact.key,
  }));
}

/** Typed as the target's columns are, so that a value is compared as it would be stored. */
export async function resolveRows(connection: Connection, options: FactOptions, target: Target): Promise<void> {
  const { fact, rows, columns } = target;
  const own = columns.filter((column) => !column.startsWith('_'));
  await runSql(`DROP TABLE IF EXISTS pg_temp.${rows}`, connection);
  await runSql(
    `CREATE TEMP TABLE ${rows} AS SELECT 0 AS row_no, ''::text AS bad_field, ''::text AS bad_code, ''::text AS bad_value,
       ${own.join(', ')} FROM ${fact.table} LIMIT 0`,
    connection,
  );
  const lookUps = fact.lookUps ?? [];
  const refusals = [...lookUps.flatMap(({ refuse }) => (refuse ? [refuse] : [])), ...(fact.refuse ?? [])];
  const where = fact.where ? [`(${fact.where})`] : [];
  if (fact.skip) where.push(`(${fact.skip}) IS NOT TRUE`);
  const { stage, spread = '' } = fact;
  await runSql(
    {
      text: `INSERT INTO ${rows} (row_no, bad_field, bad_code, bad_value, ${columns.join(', ')})
     SELECT abs(s.row_no), ${(['field', 'code', 'value'] as const).map((part) => problem(refusals, part)).join(', ')},
       ${columns.map((column) => fact.columns[column]).join(', ')}
     FROM ${stage} s ${spread}
     CROSS JOIN (SELECT ${options.sourceId} AS source_id, ${options.batchId} AS batch_id, $1::char(3) AS currency) g
     ${lookUps.map(({ join }) => join).join(' ')} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}`,
      values: [options.currency],
    },
    connection,
  );
  if (fact.sums && columns.includes('currency')) await refuseOtherCurrencies(connection, target);
  await runSql(
    `INSERT INTO stage_reject (row_no, field, code, value)
     SELECT row_no, bad_field, bad_code, bad_value FROM ${rows} WHERE bad_code <> ''`,
    connection,
  );
}

function problem(refusals: readonly Refusal[], part: 'field' | 'code' | 'value'): string {
  if (refusals.length === 0) return `''`;
  const cases = refusals.map((refusal) => {
    const text = part === 'value' ? `left(${refusal.value}, 200)` : `'${refusal[part]}'`;
    return `WHEN ${refusal.when} THEN ${text}`;
  });
  return `CASE ${cases.join(' ')} ELSE '' END`;
}

/** Amounts of two currencies are not added up: the first row of a key says in which one it is. */
async function refuseOtherCurrencies(connection: Connection, { rows, group }: Target): Promise<void> {
  const keys = group.join(', ');
  await runSql(
    `UPDATE ${rows} r SET bad_field = 'currency', bad_code = 'currency_differs', bad_value = r.currency
     FROM (SELECT DISTINCT ON (${keys}) ${keys}, currency FROM ${rows} WHERE bad_code = '' ORDER BY ${keys}, row_no) first
     WHERE r.bad_code = '' AND r.currency <> first.currency
       AND ${group.map((column) => `r.${column} = first.${column}`).join(' AND ')}`,
    connection,
  );
}

/** Rows that were refused by any table are taken by none: they go to quarantine with their text. */
export async function refuseRows(
  connection: Connection,
  { batchId, mapping = {} }: FactOptions,
  targets: readonly Target[],
): Promise<number> {
  for (const { rows } of targets) {
    await runSql(`DELETE FROM ${rows} WHERE row_no IN (SELECT row_no FROM stage_reject)`, connection);
  }
  const [refused] = await runSql<{ n: bigint }>(
    {
      text: `WITH refused AS (INSERT INTO quarantined_row (batch_id, line, "column", code, details, raw)
        SELECT DISTINCT ON (r.row_no) $1::int, r.row_no, coalesce($2::jsonb ->> r.field, r.field), r.code,
          jsonb_build_object('field', r.field) || CASE WHEN r.value <> '' THEN jsonb_build_object('value', r.value) ELSE '{}' END,
          t.raw
        FROM stage_reject r JOIN stage_raw t USING (row_no) ORDER BY r.row_no, r.code
        ON CONFLICT DO NOTHING RETURNING line)
        SELECT count(*) AS n FROM refused`,
      values: [batchId, JSON.stringify(mapping)],
    },
    connection,
  );
  return Number(refused?.n ?? 0);
}

export const isEmpty = async (connection: Connection, fact: FactTable) => {
  const [any] = await runSql(`SELECT 1 FROM ${stageRows(fact)} LIMIT 1`, connection);
  return any === undefined;
};
