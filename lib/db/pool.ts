import pg from 'pg';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';

// Days travel as texts: a JavaScript Date made of a `date` shifts by the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => BigInt(value));

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
    holder.vigiePool = new pg.Pool({ connectionString: databaseUrl(), max: 10, application_name: 'vigie' });
    // Without a listener an idle connection that breaks would end the process.
    holder.vigiePool.on('error', () => undefined);
  }
  return holder.vigiePool;
}

export async function closePool(): Promise<void> {
  const open = holder.vigiePool;
  holder.vigiePool = undefined;
  await open?.end();
}
