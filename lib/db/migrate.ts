import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { AppError } from '@/lib/core/errors';

const LOCK = 727_435_001;

// Prisma's own table, so that `prisma migrate` stays usable on the same database.
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Applies prisma/migrations in order, each in one transaction, under an advisory lock, so that two instances that
 * start together migrate once. Refuses a migration that was edited after it was applied or that stopped half-way.
 * @returns names of the migrations applied now
 */
export async function migrate(databaseUrl: string, folder = path.resolve('prisma/migrations')): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'vigie-migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(CREATE_TABLE);
    const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const known = new Map(rows.map((row) => [row.migration_name, row]));
    const names = (await readdir(folder, { withFileTypes: true }))
      .filter((e) => e.isDirectory())
      .map((e) => e.name)
      .sort();
    const missing = [...known.keys()].filter((name) => !names.includes(name));
    if (missing.length > 0) {
      throw new AppError(
        'conflict',
        `The database has migrations that this version of Vigie does not know (${missing.join(', ')}). Start the newer version.`,
      );
    }
    const applied: string[] = [];
    for (const name of names) {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = known.get(name);
      if (before && !before.finished_at) {
        throw new AppError(
          'conflict',
          `Migration ${name} stopped half-way. Restore the last backup, or repair it and mark it with \`prisma migrate resolve\`.`,
        );
      }
      if (before && before.checksum !== checksum) {
        throw new AppError('conflict', `Migration ${name} was edited after it was applied. Restore the original file.`);
      }
      if (before) continue;
      await apply(client, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new AppError('internal', `Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
