import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { enqueue } from '@/lib/jobs/enqueue';
import { jobs } from '@/lib/jobs/registry';
import { runWorker } from '@/lib/jobs/run-worker';
import { type TestDatabase, testDatabase } from './database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const waiting = async () =>
  (await runSql<{ count: number }>('SELECT count(*)::int AS count FROM graphile_worker.jobs'))[0]?.count;

async function workUntil(condition: () => Promise<boolean>): Promise<void> {
  const stop = new AbortController();
  const worker = runWorker(stop.signal);
  await vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 30_000, interval: 50 });
  stop.abort();
  await worker;
}

describe('the queue', () => {
  it('takes jobs before any worker has run, and replaces a waiting one of the same key', async () => {
    await enqueue('verify-rollups', {}, { key: 'once' });
    await enqueue('verify-rollups', {}, { key: 'once' });
    expect(await waiting()).toBe(1);
  });

  it('forgets a job whose transaction fails', async () => {
    const failing = transaction(async (connection) => {
      await enqueue('verify-rollups', {}, { connection });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await waiting()).toBe(1);
  });

  it('runs what waits, and at once what a killed worker held', async () => {
    const run = vi.spyOn(jobs['verify-rollups'], 'run');
    await runSql(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'dead', attempts = 1`);
    await workUntil(async () => (await waiting()) === 0);
    expect(run).toHaveBeenCalledOnce();
    run.mockRestore();
  });

  it('ends with an error when its database ends, instead of hanging or killing the process', async () => {
    const worker = runWorker(new AbortController().signal);
    const rejected = expect(worker).rejects.toThrow(/lost its database|terminat/);
    const ours = `datname = current_database() AND application_name IN ('vigie-worker', 'vigie-worker-lock')`;
    const listens = () => runSql(`SELECT 1 FROM pg_stat_activity WHERE ${ours} AND query LIKE 'LISTEN%'`);
    await vi.waitFor(async () => expect(await listens()).toHaveLength(1), { timeout: 20_000, interval: 50 });
    await runSql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours}`);
    await rejected;
  });
});
