import { type Connection, runSql } from '@/lib/db/run-sql';
import { queuePool } from './queue-pool';
// Types only: whoever enqueues a job does not load what runs it.
import type { JobName, PayloadOf } from './registry';

const SCHEMA_IS_MISSING = new Set(['3F000', '42883']);

/**
 * Puts a job into the queue; with `connection` as part of its transaction. A job with the same `key` that still waits
 * is replaced, not doubled. Returns the job's id.
 */
export async function enqueue<Name extends JobName>(
  name: Name,
  payload: PayloadOf<Name>,
  { key, connection }: { key?: string; connection?: Connection } = {},
): Promise<string> {
  const add = async () => {
    const [job] = await runSql<{ id: bigint }>(
      {
        text: 'SELECT id FROM graphile_worker.add_job($1, payload => $2::json, job_key => $3)',
        values: [name, JSON.stringify(payload), key ?? null],
      },
      connection,
    );
    return String(job?.id);
  };
  try {
    return await add();
  } catch (error) {
    if (connection || !SCHEMA_IS_MISSING.has((error as { code?: string }).code ?? '')) throw error;
    // No worker has run on this database yet.
    const { runMigrations } = await import('graphile-worker');
    const pgPool = queuePool(2);
    try {
      await runMigrations({ pgPool });
    } finally {
      await pgPool.end();
    }
    return add();
  }
}
