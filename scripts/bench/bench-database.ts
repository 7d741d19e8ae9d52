import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { env } from '@/lib/core/env';
import { openEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { closePool } from '@/lib/db/pool';

export interface BenchServer {
  /** for files; goes with the server */
  folder: string;
  /** Runs work on a new, migrated database of the server, and drops it afterwards. */
  withDatabase<T>(name: string, work: (url: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The server of TEST_POSTGRES_URL, else a throw-away one with the settings that Vigie itself starts with. */
export async function openBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-bench-'));
  chmodSync(folder, 0o755);
  const given = process.env.TEST_POSTGRES_URL;
  const embedded = given ? null : await openEmbedded(folder);
  const server = given ?? embedded?.url ?? '';
  return {
    folder,
    async withDatabase(name, work) {
      const database = `vigie_bench_${process.pid}_${name}`;
      const url = new URL(server);
      url.pathname = `/${database}`;
      await withClient(server, (client) => client.query(`CREATE DATABASE ${database}`));
      try {
        await migrate(url.href);
        await closePool();
        process.env.DATABASE_URL = url.href;
        env().DATABASE_URL = url.href;
        return await work(url.href);
      } finally {
        await closePool();
        await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
      }
    },
    async close() {
      await embedded?.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
