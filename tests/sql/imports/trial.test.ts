import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import { runSql } from '@/lib/db/run-sql';
import { readTrial, type Trial, writeTrial } from '@/lib/imports/trials';
import { createUpload, removeUpload, trialPath, type Upload } from '@/lib/imports/uploads';
import { tryImport } from '@/lib/jobs/try-import';
import { type TestDatabase, testDatabase } from '../database';
import { openShop } from './facts-shop';
import { csv, importRows } from './import-files';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-trial-'));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  env().VIGIE_DATA_DIR = folder;
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(openShop);

const context = { log: pino({ level: 'silent' }), signal: undefined };
const upload = (text: string): Promise<Upload> =>
  createUpload(Readable.toWeb(Readable.from([Buffer.from(text)])) as WebStream<Uint8Array>, {
    name: 'orders.csv',
    userId: 1,
  });

async function asked(text: string, startedAt = 'now'): Promise<Upload> {
  const file = await upload(text);
  const trial: Trial = {
    declared: {},
    applied: {},
    state: 'queued',
    startedAt,
    progress: null,
    result: null,
    error: null,
  };
  await writeTrial(file.id, trial);
  return file;
}
const batches = async () => (await runSql('SELECT 1 FROM import_batch')).length;

it('keeps beside the file what its import would do, and what another source has on the same days', async () => {
  await importRows([['N1', '2026-03-01', 'C1', 'A', 1, 10]]);
  await runSql(`UPDATE source_system SET code = 'till', name = 'Till' WHERE code = 'orders'`);
  const file = await asked(
    csv([
      ['X1', '2026-03-01', 'C9', 'A', 2, 10],
      ['X2', '2026-03-02', 'C9', 'A', 'x', 10],
    ]),
  );
  await tryImport.run({ upload: file.id, startedAt: 'now' }, context);
  expect(await readTrial(file.id)).toMatchObject({
    state: 'done',
    progress: null,
    result: {
      rows: 2,
      inserted: 1,
      quarantined: 1,
      reasons: [{ code: 'not_a_number', rows: 1 }],
      currency: 'EUR',
      overlaps: [{ kind: 'orders', source: { code: 'till' }, days: 1, count: 1, amount: '10.00' }],
    },
  });
  const { result } = (await readTrial(file.id)) as Trial;
  expect(result?.effect.find(({ kpi }) => kpi === 'net_revenue')).toMatchObject({ before: '10.00', after: '30.00' });
  expect(await batches()).toBe(1);
  await removeUpload(file.id);
  expect(existsSync(trialPath(file.id))).toBe(false);
  expect(trialPath(file.id).startsWith(folder)).toBe(true);
});

it('tells why a file cannot be imported', async () => {
  const file = await asked('a,b\n1,2\n');
  await tryImport.run({ upload: file.id, startedAt: 'now' }, context);
  expect(await readTrial(file.id)).toMatchObject({ state: 'failed', error: { key: 'imports.unknownFormat' } });
  expect(await batches()).toBe(0);
});

it('leaves the outcome to the dry run that was asked for last, and does nothing for a file that is gone', async () => {
  const file = await asked(csv([['X1', '2026-03-01', 'C9', 'A', 2, 10]]), 'later');
  await tryImport.run({ upload: file.id, startedAt: 'earlier' }, context);
  expect(await readTrial(file.id)).toMatchObject({ state: 'queued', startedAt: 'later' });
  await removeUpload(file.id);
  await tryImport.run({ upload: file.id, startedAt: 'later' }, context);
  expect(existsSync(trialPath(file.id))).toBe(false);
});
