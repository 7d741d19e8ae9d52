import { randomBytes } from 'node:crypto';
import { env } from '@/lib/core/env';
import { testDatabase } from '../database';

/** A database of its own for one test file, with the secret and the switches that sign-in reads. */
export async function authDatabase(): Promise<() => Promise<void>> {
  const { drop } = await testDatabase();
  Object.assign(env(), {
    AUTH_SECRET: randomBytes(36).toString('base64'),
    VIGIE_DEMO: '1',
    VIGIE_EMBEDDED: '0',
    VIGIE_TRUST_PROXY: '0',
    LOG_LEVEL: 'silent',
  });
  return drop;
}
