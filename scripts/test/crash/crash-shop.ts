import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { env } from '@/lib/core/env';
import { migrate } from '@/lib/db/migrate';
import { closePool } from '@/lib/db/pool';
import { runSql } from '@/lib/db/run-sql';
import { queueBatch } from '@/lib/imports/batch-queue';
import { inspectFile } from '@/lib/imports/inspect-file';
import { runImport } from '@/lib/imports/run-import';
import { bindUpload, createUpload, uploadPath } from '@/lib/imports/uploads';
import { enqueue } from '@/lib/jobs/enqueue';
import { changedOrders, knownOrders } from './crash-files';

export interface CrashShop {
  /** A copy of the shop with its waiting import, under a new name. */
  copy(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  folder: string;
}

export interface Size {
  known: number;
  fresh: number;
}

/** Points lib/db of this process at a database. */
export async function pointAt(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  env().DATABASE_URL = url;
}

const urlOf = (server: string, database: string) => Object.assign(new URL(server), { pathname: `/${database}` }).href;

/** The server may just be starting again. */
async function onServer(server: () => string, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: urlOf(server(), 'postgres') });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(statement);
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(250);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Makes a shop with one finished import and one that waits for the worker, as an upload that was started. */
export async function makeCrashShop(server: () => string, folder: string, size: Size): Promise<CrashShop> {
  const base = `vigie_crash_base_${process.pid}`;
  await onServer(server, `DROP DATABASE IF EXISTS ${base} WITH (FORCE)`);
  await onServer(server, `CREATE DATABASE ${base}`);
  const url = urlOf(server(), base);
  await migrate(url);
  await pointAt(url);
  env().VIGIE_DATA_DIR = folder;
  await mkdir(folder, { recursive: true });
  await runSql(`INSERT INTO shop (id, name, currency) VALUES (1, 'Vigie', 'EUR')`);
  const known = path.join(folder, 'known.csv');
  await writeFile(known, knownOrders(size.known));
  await runImport({ path: known, createdBy: 'test' });
  const body = Readable.toWeb(Readable.from([Buffer.from(changedOrders(size.known, size.fresh))]));
  const upload = await createUpload(body as WebStream<Uint8Array>, { name: 'changed.csv', userId: 1 });
  const waiting = uploadPath(upload.id);
  const inspection = await inspectFile(waiting);
  const id = await queueBatch({ path: waiting, name: 'changed.csv', createdBy: 'test', inspection, declared: {} });
  await bindUpload(upload.id, id);
  await enqueue('import-file', {}, { key: 'import-file' });
  const uploads = path.join(folder, 'uploads');
  const saved = path.join(folder, 'saved');
  await cp(uploads, saved, { recursive: true });
  await closePool();
  return {
    folder,
    async copy(name) {
      await rm(uploads, { recursive: true, force: true });
      await cp(saved, uploads, { recursive: true });
      await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${base}`);
      return urlOf(server(), name);
    },
    async drop(name) {
      await closePool();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
