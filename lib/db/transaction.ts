import type pg from 'pg';
import { pool } from './pool';

/** Borrows one connection of the pool; a connection left broken is thrown away. */
export async function withConnection<T>(work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = await pool().connect();
  const onError = () => undefined;
  connection.on('error', onError);
  let broken = false;
  try {
    return await work(connection);
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    connection.off('error', onError);
    connection.release(broken);
  }
}

/** Runs `work` in one transaction: all of it, or nothing. */
export async function transaction<T>(work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  return withConnection(async (connection) => {
    await connection.query('BEGIN');
    try {
      const result = await work(connection);
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}
