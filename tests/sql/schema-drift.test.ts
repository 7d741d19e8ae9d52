import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from './database';
import { schemaEngine } from './schema-engine';

const files = readdirSync('prisma/schema')
  .filter((name) => name.endsWith('.prisma'))
  .map((name) => ({ path: `prisma/schema/${name}`, content: readFileSync(`prisma/schema/${name}`, 'utf8') }));

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof schemaEngine>>;
beforeAll(async () => {
  database = await testDatabase();
  engine = await schemaEngine(database.url);
});
afterAll(() => database.drop());

async function missingSql(): Promise<string> {
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}

describe('prisma/schema and prisma/migrations', () => {
  it('describe the same tables, columns, indexes and enums', async () => {
    expect((await missingSql()).trim()).toBe('-- This is an empty migration.');
  });

  it('would be told apart', async () => {
    await runSql('ALTER TABLE shop DROP COLUMN fiscal_year_start');
    expect(await missingSql()).toContain('"fiscal_year_start"');
  });
});
