import { type Connection, runSql } from '@/lib/db/run-sql';
import { FACT_TABLES } from '../facts/registry';
import { FACTS_OF_AN_ORDER } from './order-facts';

interface KeyedTable {
  table: string;
  key: readonly string[];
  withoutBatch: boolean;
}

const ofOrders = new Set(FACTS_OF_AN_ORDER.map(([table]) => table));

/** Tables besides those of orders, each once, in the order in which they are written. */
export const KEYED_TABLES: readonly KeyedTable[] = [
  { table: 'source_record', key: ['source_id', 'entity', 'key'], withoutBatch: false },
  { table: 'person', key: ['id'], withoutBatch: true },
  ...FACT_TABLES.filter(
    ({ table }, i) => !ofOrders.has(table) && FACT_TABLES.findIndex((other) => other.table === table) === i,
  ).map(({ table, key, withoutBatch = false }) => ({ table, key, withoutBatch })),
];

const rootOf = (key: readonly string[], alias: string) =>
  `jsonb_build_array(${key.map((column) => `${alias}.${column}`).join(', ')})::text`;

/** Takes away what the batch brought to these tables and puts back what it changed; then what follows from it. */
export async function putBackRows(connection: Connection, batchId: number): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.changed_fact', connection);
  await runSql('CREATE TEMP TABLE changed_fact (fact_table text, old jsonb, new jsonb)', connection);
  // What refers to others goes before them.
  for (const keyed of KEYED_TABLES.toReversed()) await putBackTable(connection, batchId, keyed);
  const told = new Set<unknown>();
  for (const { table, onChange } of FACT_TABLES) {
    if (!onChange || told.has(onChange)) continue;
    told.add(onChange);
    const [changed] = await runSql(
      { text: 'SELECT 1 FROM changed_fact WHERE fact_table = $1 LIMIT 1', values: [table] },
      connection,
    );
    if (changed) await onChange(connection, { batchId });
  }
}

async function putBackTable(connection: Connection, batchId: number, keyed: KeyedTable): Promise<void> {
  const { table, key, withoutBatch } = keyed;
  const run = (text: string) => runSql<{ touched: boolean }>(text, connection);
  const [use] = await run(
    `SELECT EXISTS (SELECT 1 FROM undo_image WHERE fact_table = '${table}')
       ${withoutBatch ? '' : `OR EXISTS (SELECT 1 FROM ${table} WHERE batch_id = ${batchId})`} AS touched`,
  );
  if (!use?.touched) return;
  const images = `SELECT root, row FROM undo_image WHERE fact_table = '${table}'`;
  const isKey = key.map((column) => `t.${column} = r.${column}`).join(' AND ');
  await run('DROP TABLE IF EXISTS pg_temp.undo_row');
  await run(
    `CREATE TEMP TABLE undo_row AS
     SELECT ${key.map((column) => `t.${column}`).join(', ')}, to_jsonb(t) AS old, i.row AS new FROM ${table} t
     LEFT JOIN (${images}) i ON i.root = ${rootOf(key, 't')}
     WHERE i.root IS NOT NULL ${withoutBatch ? '' : `OR t.batch_id = ${batchId}`}`,
  );
  await run('ANALYZE undo_row');
  await run(`INSERT INTO changed_fact SELECT '${table}', old, new FROM undo_row`);
  const columns = await columnsOf(connection, table);
  const set = columns.filter((column) => !key.includes(column)).map((column) => `"${column}" = (r.rec)."${column}"`);
  if (set.length > 0) {
    await run(
      `UPDATE ${table} t SET ${set.join(', ')}
       FROM (SELECT u.*, jsonb_populate_record(NULL::${table}, u.new) AS rec FROM undo_row u WHERE u.new IS NOT NULL) r
       WHERE ${isKey}`,
    );
  }
  await run(`DELETE FROM ${table} t USING undo_row r WHERE r.new IS NULL AND ${isKey}`);
  await run('DROP TABLE IF EXISTS pg_temp.undo_gone');
  await run(
    `CREATE TEMP TABLE undo_gone AS SELECT i.row FROM (${images} AND row IS NOT NULL) i
     WHERE i.root NOT IN (SELECT ${rootOf(key, 'r')} FROM undo_row r)`,
  );
  await run(`INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, row)).* FROM undo_gone`);
  await run(`INSERT INTO changed_fact SELECT '${table}', NULL, row FROM undo_gone`);
}

/** Columns of a table that can be written. */
export async function columnsOf(connection: Connection, table: string): Promise<string[]> {
  const rows = await runSql<{ name: string }>(
    {
      text: `SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0
        AND NOT attisdropped AND attgenerated = ''`,
      values: [table],
    },
    connection,
  );
  return rows.map(({ name }) => name);
}
