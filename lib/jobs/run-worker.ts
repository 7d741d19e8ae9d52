import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { databaseUrl } from '@/lib/db/pool';
import type { Job } from './job';
import { queuePool } from './queue-pool';
import { jobs } from './registry';

const LOCK = 727_435_005;
const CONCURRENCY = 2;

const ignore = () => undefined;

const logger = new Logger((scope) => (level, message, meta) => {
  // An error message of the queue itself; the job's own report comes from its task below.
  if (level === 'error') log().error({ ...scope, error: String(meta?.error ?? '') }, message);
  else if (level === 'warning') log().warn(scope, message);
  else log().debug(scope, message);
});

function taskList(): TaskList {
  return Object.fromEntries(
    Object.entries<Job<unknown>>(jobs).map(([name, job]) => [
      name,
      async (payload, helpers) => {
        const began = performance.now();
        const parsed = job.payload.safeParse(withoutCron(payload));
        if (!parsed.success) throw new AppError('invalid_input', `Job ${name}: ${parsed.error.message}`);
        const jobLog = log().child({ job: name, jobId: helpers.job.id });
        await job.run(parsed.data, { log: jobLog, signal: helpers.abortSignal });
        jobLog.info({ ms: Math.round(performance.now() - began) }, 'job done');
      },
    ]),
  );
}

function withoutCron(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  const { _cron, ...rest } = payload as Record<string, unknown>;
  return rest;
}

function cronItems() {
  return parseCronItems(
    Object.entries<Job<unknown>>(jobs).flatMap(([name, { schedule }]) =>
      schedule ? [{ task: name, match: schedule, identifier: name, options: { backfillPeriod: 0 } }] : [],
    ),
  );
}

/**
 * One worker per database: the lock says so. Whatever its predecessor held when it died can then be taken again at
 * once; the queue by itself would wait four hours.
 */
async function becomeTheWorker(signal: AbortSignal): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'vigie-worker-lock' });
  client.on('error', ignore);
  await client.connect();
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [LOCK]);
    if (rows[0]?.held) return client;
    await sleep(1_000, undefined, { signal });
  }
}

async function takeOver(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(coalesce(array_agg(DISTINCT locked_by), '{}'))
     FROM (SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
           UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) AS held`,
  );
}

/** Runs jobs until `signal` fires or the database is lost; the caller starts it again after the latter. */
export async function runWorker(signal: AbortSignal): Promise<void> {
  const pool = queuePool(CONCURRENCY + 3);
  let holder: pg.Client | undefined;
  let runner: Runner | undefined;
  try {
    holder = await becomeTheWorker(signal);
    await runMigrations({ pgPool: pool, logger });
    await takeOver(holder);
    runner = await run({
      pgPool: pool,
      logger,
      taskList: taskList(),
      parsedCronItems: cronItems(),
      concurrency: CONCURRENCY,
      noHandleSignals: true,
    });
    const stop = () => void runner?.stop().catch(ignore);
    signal.addEventListener('abort', stop, { once: true });
    holder.once('end', stop);
    log().debug('worker ready');
    await runner.promise;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await holder?.end().catch(ignore);
    await pool.end().catch(ignore);
  }
  if (!signal.aborted) throw new AppError('unavailable', 'The worker lost its database.');
}
