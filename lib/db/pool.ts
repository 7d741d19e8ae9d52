import pg from 'pg';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';

// Days travel as texts: a JavaScript Date made of a `date` shifts by the machine's time zone. Only for this pool: Prisma
// and the job queue read the same types their own way.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (value: string) => value;
    if (oid === pg.types.builtins.INT8) return (value: string) => BigInt(value);
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
} as pg.CustomTypesConfig;

// One pool per process, also when a development server reloads modules.
const holder = globalThis as { vigiePool?: pg.Pool };

export function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) {
    throw new AppError('unavailable', 'DATABASE_URL is not set. Start Vigie with `npm start`, or set DATABASE_URL.');
  }
  return url;
}

export function pool(): pg.Pool {
  if (!holder.vigiePool) {
    const pool = new pg.Pool({ connectionString: databaseUrl(), max: 10, application_name: 'vigie', types });
    // Without listeners a connection that breaks, idle or lent, would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (connection) => connection.on('error', () => undefined));
    holder.vigiePool = pool;
  }
  return holder.vigiePool;
}

export async function closePool(): Promise<void> {
  const open = holder.vigiePool;
  holder.vigiePool = undefined;
  await open?.end();
}
