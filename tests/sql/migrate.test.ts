import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '@/lib/db/migrate';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from './database';

let database: TestDatabase;
let folder: string;

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-migrations-'));
  await runSql('DROP TABLE _prisma_migrations');
  write('1_first', 'CREATE TABLE migrated_first (id int)');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

describe('migrate', () => {
  it('applies once, also when two instances start together', async () => {
    const applied = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
    expect(applied.flat()).toEqual(['1_first']);
    expect(await migrate(database.url, folder)).toEqual([]);
  });

  it('leaves nothing of a migration that fails, and names it', async () => {
    write('2_second', 'CREATE TABLE migrated_second (id int); SELECT 1 / 0');
    await expect(migrate(database.url, folder)).rejects.toThrow(/2_second failed: division by zero/);
    expect(await runSql(`SELECT to_regclass('migrated_second') AS found`)).toEqual([{ found: null }]);
    write('2_second', 'CREATE TABLE migrated_second (id int)');
    expect(await migrate(database.url, folder)).toEqual(['2_second']);
  });

  it('refuses an edited, a half-applied and an unknown migration', async () => {
    write('1_first', 'CREATE TABLE migrated_first (id bigint)');
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_first was edited/);
    write('1_first', 'CREATE TABLE migrated_first (id int)');
    await runSql(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'`);
    await expect(migrate(database.url, folder)).rejects.toThrow(/2_second stopped half-way/);
    await runSql(`UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = '2_second'`);
    rmSync(path.join(folder, '2_second'), { recursive: true });
    await expect(migrate(database.url, folder)).rejects.toThrow(/does not know \(2_second\)/);
  });
});
