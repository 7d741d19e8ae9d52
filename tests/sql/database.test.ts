import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/db/prisma';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { type TestDatabase, testDatabase } from './database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('the door to the database', () => {
  it('gives days as texts and whole numbers as bigint', async () => {
    const rows = await runSql(
      `SELECT date '2026-03-29' AS day, 9007199254740993::bigint AS big, 1.50::numeric AS exact`,
    );
    expect(rows).toEqual([{ day: '2026-03-29', big: 9007199254740993n, exact: '1.50' }]);
  });

  it('reaches the same database through Prisma', async () => {
    await runSql(`INSERT INTO source_system (code, name, kind) VALUES ('a', 'A', 'manual')`);
    expect(await prisma().sourceSystem.count({ where: { code: 'a' } })).toBe(1);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const failing = transaction(async (connection) => {
      await runSql(`INSERT INTO source_system (code, name, kind) VALUES ('b', 'B', 'manual')`, connection);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await runSql(`SELECT 1 FROM source_system WHERE code = 'b'`)).toEqual([]);
  });
});
