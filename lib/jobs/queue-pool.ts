import pg from 'pg';
import { databaseUrl } from '@/lib/db/pool';

const ignore = () => undefined;

/** Connections of the queue alone. Without these listeners a connection that breaks would end the process. */
export function queuePool(max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl(), max, application_name: 'vigie-worker' });
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}
