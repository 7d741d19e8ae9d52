import { type Connection, runSql } from '@/lib/db/run-sql';
import { keepRows } from '../undo/keep-before';
import { rootOf, type Target } from './resolve-rows';

/**
 * A day of a campaign is known at one level of detail. Where the file brings another one (ads instead of campaigns, ages
 * instead of ads), its rows take the place of those known, which would else count twice. Returns how many gave way.
 */
export async function replaceDetail(connection: Connection, batchId: number, target: Target): Promise<number> {
  const { fact, plan } = target;
  if (!fact.detail) return 0;
  const { scope, levels } = fact.detail;
  const keys = scope.join(', ');
  const level = (alias: string) =>
    `concat(${levels.map((column) => `CASE WHEN bool_or(${alias}.${column} <> '') THEN 1 ELSE 0 END`).join(', ')})`;
  const same = (a: string, b: string) => scope.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');
  await runSql('DROP TABLE IF EXISTS pg_temp.replaced_scope', connection);
  await runSql(
    `CREATE TEMP TABLE replaced_scope AS
     SELECT n.* FROM (SELECT ${keys}, ${level('p')} AS level FROM ${plan} p GROUP BY ${keys}) n
     JOIN LATERAL (SELECT ${level('t')} AS level, count(*) AS known FROM ${fact.table} t WHERE ${same('t', 'n')}) k
       ON k.known > 0 AND k.level <> n.level`,
    connection,
  );
  const [any] = await runSql('SELECT 1 FROM replaced_scope LIMIT 1', connection);
  if (!any) return 0;
  const join = `JOIN replaced_scope r ON ${same('t', 'r')}`;
  await keepRows(connection, { batchId, table: fact.table, root: rootOf(target), join });
  if (fact.onChange) {
    await runSql(
      `INSERT INTO changed_fact (fact_table, old, new) SELECT '${fact.table}', to_jsonb(t), NULL FROM ${fact.table} t ${join}`,
      connection,
    );
  }
  const gone = await runSql(
    `DELETE FROM ${fact.table} t USING replaced_scope r WHERE ${same('t', 'r')} RETURNING 1`,
    connection,
  );
  await runSql(
    `UPDATE ${plan} p SET is_known = false, differs = false FROM replaced_scope r WHERE ${same('p', 'r')}`,
    connection,
  );
  return gone.length;
}
