import { type Connection, runSql } from '@/lib/db/run-sql';
import { keepRows, noteInserted } from '../undo/keep-before';
import type { FactOptions } from './fact-table';
import { replaceDetail } from './replace-detail';
import { rootOf, type Target } from './resolve-rows';

/** After that many new rows the planner is told, else it believes the table as small as before. */
const MANY_ROWS = 2_000;

/** SQL that a row of the table (alias t) is the one of the plan (alias p). */
const sameKey = ({ fact }: Target, t: string, p: string) =>
  fact.key.map((column) => `${t}.${column} = ${p}.${column}`).join(' AND ');

/** Writes the resolved rows of one table and notes what became of each row of the file. Returns what was replaced. */
export async function writeRows(connection: Connection, options: FactOptions, target: Target): Promise<number> {
  const { fact, plan } = target;
  const { batchId } = options;
  const { table } = fact;
  await planRows(connection, target);
  const replaced = fact.detail ? await replaceDetail(connection, batchId, target) : 0;
  const root = rootOf(target);
  const columns = [...target.columns, ...(fact.withoutBatch ? [] : ['batch_id'])];
  const ofBatch = (column: string) => (column === 'batch_id' ? String(batchId) : `p.${column}`);
  // A row that was made in this batch and bears its number is deleted by undo; one that does not is put back empty.
  const images = `p.is_known AND p.differs${fact.withoutBatch ? '' : ' AND NOT p.is_made'}`;
  await keepRows(connection, {
    batchId,
    table,
    root,
    join: `JOIN ${plan} p ON ${sameKey(target, 't', 'p')} AND ${images}`,
  });
  if (fact.onChange) await noteChanges(connection, target);
  const set = columns.filter((column) => !fact.key.includes(column));
  if (set.length > 0) {
    await runSql(
      `UPDATE ${table} t SET ${set.map((column) => `${column} = ${ofBatch(column)}`).join(', ')}
       FROM ${plan} p WHERE p.is_known AND p.differs AND ${sameKey(target, 't', 'p')}`,
      connection,
    );
  }
  await runSql(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map(ofBatch).join(', ')} FROM ${plan} p
     WHERE NOT p.is_known ORDER BY ${fact.key.map((column) => `p.${column}`).join(', ')}`,
    connection,
  );
  if (fact.withoutBatch) {
    await noteInserted(connection, { batchId, table, root, from: `${plan} t WHERE NOT t.is_known` });
  }
  await noteOutcomes(connection, target);
  const [grown] = await runSql(`SELECT 1 FROM ${plan} WHERE NOT is_known OFFSET ${MANY_ROWS} LIMIT 1`, connection);
  if (grown) await runSql(`ANALYZE ${table}`, connection);
  return replaced;
}

/** One row per key, with what is known of it: is_known, is_made (in this import), differs. */
async function planRows(connection: Connection, target: Target): Promise<void> {
  const { fact, plan, rows, columns, group } = target;
  await runSql(`ANALYZE ${rows}`, connection);
  await runSql(`DROP TABLE IF EXISTS pg_temp.${plan}`, connection);
  const others = columns.filter((column) => !fact.key.includes(column));
  const value = (column: string) => (fact.fills ? `coalesce(n.${column}, f.${column})` : `n.${column}`);
  const picked = columns.map((column) => `${others.includes(column) ? value(column) : `n.${column}`} AS ${column}`);
  const pick = (side: (column: string) => string) => `(${others.map(side).join(', ')})`;
  const differs = others.length > 0 ? `${pick((c) => `f.${c}`)} IS DISTINCT FROM ${pick(value)}` : 'false';
  const first = fact.key[0] as string;
  await runSql(
    `CREATE TEMP TABLE ${plan} AS
     SELECT n.row_no, ${picked.join(', ')}, f.${first} IS NOT NULL AS is_known, f.${first} IS NOT NULL AND ${differs} AS differs,
       ${fact.madeBy ? `EXISTS (SELECT 1 FROM made_row m WHERE m.kind = '${fact.madeBy}' AND m.id = n.${first})` : 'false'} AS is_made
     FROM (${fact.sums ? summed(target, fact.sums) : lastOf(rows, columns, group)}) n
     LEFT JOIN ${fact.table} f ON ${sameKey(target, 'f', 'n')}`,
    connection,
  );
  await runSql(`ANALYZE ${plan}`, connection);
}

const lastOf = (rows: string, columns: readonly string[], group: readonly string[]) =>
  `SELECT DISTINCT ON (${group.join(', ')}) row_no, ${columns.join(', ')} FROM ${rows}
   ORDER BY ${group.join(', ')}, row_no DESC`;

/** Counts are added up; of anything else, the last row that says something counts. */
function summed({ rows, columns, group }: Target, sums: readonly string[]): string {
  const picked = columns
    .filter((column) => !group.includes(column))
    .map((column) =>
      sums.includes(column)
        ? `sum(${column}) AS ${column}`
        : `(array_agg(${column} ORDER BY row_no DESC) FILTER (WHERE ${column} IS NOT NULL))[1] AS ${column}`,
    );
  return `SELECT max(row_no) AS row_no, ${[...group, ...picked].join(', ')} FROM ${rows} GROUP BY ${group.join(', ')}`;
}

async function noteChanges(connection: Connection, target: Target): Promise<void> {
  const { fact, plan } = target;
  await runSql(
    `INSERT INTO changed_fact (fact_table, old, new)
     SELECT '${fact.table}', to_jsonb(t), to_jsonb(p) FROM ${plan} p
     LEFT JOIN ${fact.table} t ON p.is_known AND ${sameKey(target, 't', 'p')} WHERE p.differs OR NOT p.is_known`,
    connection,
  );
}

/** Of rows that are added up, each made the outcome; of rows that replace one another, the last. */
async function noteOutcomes(connection: Connection, { fact, plan, rows, group }: Target): Promise<void> {
  const outcome = `CASE WHEN NOT p.is_known OR p.is_made THEN 3 WHEN p.differs THEN 2 ELSE 1 END`;
  await runSql(
    fact.sums
      ? `INSERT INTO row_outcome (row_no, outcome) SELECT r.row_no, ${outcome} FROM ${rows} r
         JOIN ${plan} p ON ${group.map((column) => `r.${column} = p.${column}`).join(' AND ')}`
      : `INSERT INTO row_outcome (row_no, outcome) SELECT p.row_no, ${outcome} FROM ${plan} p`,
    connection,
  );
}
