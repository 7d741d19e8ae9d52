import { type CopyValue, copyRows } from '@/lib/db/copy';
import { type Connection, runSql } from '@/lib/db/run-sql';

export const CURRENCY = 'EUR';

/** Reads `key` and `id` columns into a function from key to id. */
export async function lookUp(connection: Connection, query: string): Promise<(key: string) => number> {
  const rows = await runSql<{ key: string; id: number }>(query, connection);
  const ids = new Map(rows.map((row) => [row.key, row.id]));
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new RangeError(`The demo shop's row ${key} is missing`);
    return id;
  };
}

/** Takes `count` numbers of a sequence. They need not be contiguous: other connections take some too. */
export async function takeIds(
  connection: Connection,
  sequence: 'fact_id_seq' | 'person_id_seq',
  count: number,
): Promise<number[]> {
  if (count === 0) return [];
  const rows = await runSql<{ ids: string }>(
    {
      text: `SELECT string_agg(id::text, ',') AS ids FROM (SELECT nextval($1::regclass) AS id FROM generate_series(1, $2)) s`,
      values: [sequence, count],
    },
    connection,
  );
  return (rows[0]?.ids ?? '').split(',').map(Number);
}

/** Inserts rows whose key is not there yet, so that dimensions of real imports stay as they are. */
export async function insertMissing(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const list = columns.join(', ');
  await runSql(`CREATE TEMP TABLE demo_new AS SELECT ${list} FROM ${table} LIMIT 0`, connection);
  await copyRows(connection, 'demo_new', columns, rows);
  await runSql(`INSERT INTO ${table} (${list}) SELECT ${list} FROM demo_new ON CONFLICT DO NOTHING`, connection);
  await runSql('DROP TABLE demo_new', connection);
}
