import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { env } from '@/lib/core/env';
import * as copy from '@/lib/db/copy';
import { runSql } from '@/lib/db/run-sql';
import { failAbandoned, hasWaitingBatch, queueBatch, runNextBatch } from '@/lib/imports/batch-queue';
import { inspectFile } from '@/lib/imports/inspect-file';
import { keepFile } from '@/lib/imports/kept-files';
import { bindUpload, createUpload, uploadPath } from '@/lib/imports/uploads';
import { type TestDatabase, testDatabase } from '../database';
import { csv, emptyShop, file, importFile, importRows, proveRollups } from './import-files';
import { state } from './state';

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const createWriteStream: typeof fs.createWriteStream = (...args) => {
    if (!disk.isFull) return fs.createWriteStream(...args);
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
    });
    return full as unknown as ReturnType<typeof fs.createWriteStream>;
  };
  return { ...fs, createWriteStream, default: { ...fs, createWriteStream } };
});

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-fencing-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  env().VIGIE_DATA_DIR = folder;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});
beforeEach(async () => {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency) VALUES (1, 'Vigie', 'EUR')`);
});
afterEach(() => {
  disk.isFull = false;
  vi.restoreAllMocks();
});

const ROWS = Array.from({ length: 40 }, (_, i) => [
  `N${i % 20}`,
  `2024-01-${10 + (i % 20)}`,
  `C${i % 7}`,
  `A${i}`,
  1,
  i + 1,
]);
const body = (text: string) => Readable.toWeb(Readable.from([Buffer.from(text)])) as WebStream<Uint8Array>;

async function queued(): Promise<number> {
  const upload = await createUpload(body(csv(ROWS)), { name: 'orders.csv', userId: 1 });
  const source = uploadPath(upload.id);
  const inspection = await inspectFile(source);
  const id = await queueBatch({ path: source, name: 'orders.csv', createdBy: 'test', inspection, declared: {} });
  await bindUpload(upload.id, id);
  return id;
}

describe('a job that is taken twice', () => {
  it('commits once, and both tell the same', async () => {
    for (let round = 0; round < 10; round++) {
      await emptyShop();
      const id = await queued();
      const outcomes = await Promise.all([runNextBatch(), runNextBatch({ only: id }), runNextBatch()]);
      for (const outcome of outcomes.filter((one) => one !== null)) {
        expect(outcome).toMatchObject({ id, rows: 40, inserted: 40, unchanged: 0 });
      }
      expect(await runSql('SELECT status, inserted FROM import_batch')).toEqual([{ status: 'done', inserted: 40 }]);
      expect(await runSql('SELECT data_version::int AS v FROM shop')).toEqual([{ v: 1 }]);
      expect(await hasWaitingBatch()).toBe(false);
      await proveRollups(database);
    }
  });

  it('is not claimed by whoever waited for the one that finishes it', async () => {
    await queued();
    const outcome = await runNextBatch();
    expect(outcome).toMatchObject({ inserted: 40 });
    // The state as a dead process left it, while its last statement still runs.
    await runSql(`UPDATE import_batch SET status = 'running'`);
    await database.connection.query('BEGIN');
    await database.connection.query(`UPDATE import_batch SET status = 'done'`);
    const claim = runNextBatch();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await database.connection.query('COMMIT');
    expect(await claim).toBeNull();
    expect(await runSql('SELECT status, inserted FROM import_batch')).toEqual([{ status: 'done', inserted: 40 }]);
  });

  it('is called failed when the process of an import without a queue is gone', async () => {
    const batch = await importRows(ROWS);
    await runSql(`UPDATE import_batch SET status = 'running', started_at = now() - interval '1 hour'`);
    await failAbandoned();
    expect(await runSql('SELECT status FROM import_batch')).toEqual([{ status: 'running' }]);
    await runSql(`UPDATE import_progress SET updated_at = now() - interval '10 minutes'`);
    await failAbandoned();
    expect(await runSql(`SELECT id, status, error->>'key' AS key FROM import_batch`)).toEqual([
      { id: batch.id, status: 'failed', key: 'imports.interrupted' },
    ]);
  });
});

describe('a disk that is full', () => {
  it('refuses the upload with a clear message and keeps nothing of it', async () => {
    await importRows(ROWS.slice(0, 5));
    const before = await state();
    disk.isFull = true;
    await expect(createUpload(body(csv(ROWS)), { name: 'orders.csv', userId: 1 })).rejects.toMatchObject({
      code: 'unavailable',
      key: 'imports.diskFull',
    });
    disk.isFull = false;
    expect(await state()).toEqual(before);
    expect(await runSql('SELECT count(*)::int AS n FROM import_batch')).toEqual([{ n: 1 }]);
    const id = await queued();
    expect(await runNextBatch()).toMatchObject({ id, inserted: 35 });
  });

  it('ends an import that finds no room in the database, says so, and changes nothing', async () => {
    await importRows(ROWS.slice(0, 5));
    const before = await state();
    const spy = vi.spyOn(copy, 'copyBytes');
    spy.mockImplementationOnce(() =>
      Promise.reject(Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })),
    );
    await expect(importFile(file('orders.csv', csv(ROWS)))).rejects.toMatchObject({
      code: 'unavailable',
      key: 'imports.diskFull',
    });
    expect(await state()).toEqual(before);
    expect(await runSql(`SELECT status, error->>'key' AS key FROM import_batch ORDER BY id`)).toEqual([
      { status: 'done', key: null },
      { status: 'failed', key: 'imports.diskFull' },
    ]);
    expect(await importFile(file('orders.csv', csv(ROWS)))).toMatchObject({ inserted: 35, quarantined: 0 });
    await proveRollups(database);
  });

  it('does not take a finished import back when there is no room to keep its file', async () => {
    const id = await queued();
    await runNextBatch();
    disk.isFull = true;
    await keepFile(id);
    expect(await runSql('SELECT status FROM import_batch')).toEqual([{ status: 'done' }]);
    expect(await runSql('SELECT count(*)::int AS n FROM order_line')).toEqual([{ n: 40 }]);
  });
});
