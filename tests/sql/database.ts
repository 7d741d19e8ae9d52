import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { env } from '@/lib/core/env';
import { migrate } from '@/lib/db/migrate';
import { closePool, pool } from '@/lib/db/pool';
import { closePrisma } from '@/lib/db/prisma';

const LOCK = 727_435_099;

export interface TestDatabase {
  url: string;
  /** One connection, for what a test says by itself; lib/db's own pool reaches the same database. */
  connection: pg.PoolClient;
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: run this file with `npx vitest run --project sql`.');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function templateName(): string {
  const folder = path.resolve('prisma/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (!name.includes('.')) hash.update(readFileSync(path.join(folder, name, 'migration.sql')));
  }
  return `vigie_template_${hash.digest('hex').slice(0, 12)}`;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrated once per set of migrations; test files that run at the same time wait for the first of them. */
async function cloneTemplate(name: string): Promise<void> {
  const template = templateName();
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) {
      const partial = `${template}_${randomBytes(3).toString('hex')}`;
      await client.query(`CREATE DATABASE ${partial}`);
      await migrate(urlOf(partial));
      await client.query(`ALTER DATABASE ${partial} RENAME TO ${template}`);
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
}

/** An empty, migrated database of its own for one test file. lib/db points at it until `drop`. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `vigie_test_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(name);
  const url = urlOf(name);
  await Promise.all([closePool(), closePrisma()]);
  process.env.DATABASE_URL = url;
  process.env.LOG_LEVEL ??= 'silent';
  // The environment may have been read, and kept, by a module that was imported before.
  env().DATABASE_URL = url;
  const connection = await pool().connect();
  connection.on('error', () => undefined);
  return {
    url,
    connection,
    async drop() {
      connection.release(true);
      await Promise.all([closePool(), closePrisma()]);
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
