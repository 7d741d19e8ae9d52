import type pg from 'pg';
import { pool } from './pool';

export interface Sql {
  text: string;
  values: readonly unknown[];
}

export type Connection = pg.PoolClient | pg.Client;

/** Runs one statement and returns its rows; on the given connection, or on one of the pool. */
export async function runSql<Row extends object>(sql: Sql | string, on?: Connection): Promise<Row[]> {
  const query = typeof sql === 'string' ? { text: sql } : { text: sql.text, values: [...sql.values] };
  const result = await (on ?? pool()).query(query);
  return result.rows as Row[];
}
