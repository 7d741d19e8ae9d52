import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import { closePool } from '@/lib/db/pool';
import { crashTest } from '@/scripts/test/crash/run-crash';

const before = { url: env().DATABASE_URL, folder: env().VIGIE_DATA_DIR };
afterAll(async () => {
  await closePool();
  env().DATABASE_URL = before.url;
  env().VIGIE_DATA_DIR = before.folder;
});

const WORKER = 6;
const DATABASE = 3;

// The short set; `npm run test:crash` runs 200 and 50.
describe('kill -9 at random moments of an import', () => {
  it('leaves what an undisturbed import leaves, within 60 s and without a hand', { timeout: 900_000 }, async () => {
    const result = await crashTest({
      root: path.resolve(import.meta.dirname, '../../..'),
      worker: WORKER,
      database: DATABASE,
      seed: Date.now() % 1_000_000,
      size: { known: 300, fresh: 500 },
      say: () => undefined,
    });
    const rounds = [...result.worker, ...result.database];
    expect(rounds).toHaveLength(WORKER + DATABASE);
    expect(rounds.flatMap(({ differing }) => differing)).toEqual([]);
    expect(Math.max(...rounds.map(({ resumed }) => resumed))).toBeLessThan(60);
  });
});
