import { randomBytes } from 'node:crypto';
import type { Ability } from '@/lib/auth/abilities';
import { createApiKey } from '@/lib/auth/api-keys';
import { sessionViewer, startSession } from '@/lib/auth/session';
import type { Viewer } from '@/lib/auth/viewer';
import { env } from '@/lib/core/env';
import type { Role } from '@/lib/core/roles';
import { person } from '../auth/people';
import { testDatabase } from '../database';
import { loadTinyShop } from '../kpi/tiny-shop';

export const ALL_READING: Ability[] = ['kpi:query', 'dictionary:read', 'margin:read', 'rows:read'];

/** The tiny shop with people who hold keys. */
export async function apiShop() {
  const { drop } = await testDatabase();
  Object.assign(env(), { AUTH_SECRET: randomBytes(36).toString('base64'), LOG_LEVEL: 'silent' });
  await loadTinyShop();
  return drop;
}

export async function viewerOf(role: Role, email?: string): Promise<Viewer> {
  const viewer = await sessionViewer(await startSession(await person(role, email), 'test'));
  if (!viewer) throw new Error('no viewer');
  return viewer;
}

export async function keyOf(owner: Viewer, scopes: Ability[]): Promise<string> {
  return createApiKey(owner, { name: 'test', scopes });
}

/** A request as a program sends it. */
export function call(
  path: string,
  key?: string,
  how: { body?: unknown; headers?: Record<string, string> } = {},
): Request {
  const headers = { ...(key ? { authorization: `Bearer ${key}` } : {}), ...how.headers };
  const url = `http://vigie.test${path}`;
  if (how.body === undefined) return new Request(url, { headers });
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof how.body === 'string' ? how.body : JSON.stringify(how.body),
  });
}

export const params = (id: string) => ({ params: Promise.resolve({ id }) });
