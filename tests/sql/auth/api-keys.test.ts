import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ability } from '@/lib/auth/abilities';
import { createApiKey, listApiKeys, revokeApiKey } from '@/lib/auth/api-keys';
import { authorise } from '@/lib/auth/authorise';
import { sessionViewer, startSession } from '@/lib/auth/session';
import { changeRole, disableUser, enableUser } from '@/lib/auth/users';
import { CONSOLE_ACTOR, type Viewer } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { authDatabase } from './auth-database';
import { cookieOf, person } from './people';

let close: () => Promise<void>;
let admin: Viewer;
let analyst: Viewer;
let ceoCookie: string;

async function viewer(role: 'ADMIN' | 'ANALYST'): Promise<Viewer> {
  const found = await sessionViewer(await startSession(await person(role), 'test'));
  if (!found) throw new Error('no viewer');
  return found;
}

beforeAll(async () => {
  close = await authDatabase();
  admin = await viewer('ADMIN');
  analyst = await viewer('ANALYST');
  ceoCookie = await cookieOf(await startSession(await person('CEO'), 'test'));
});
afterAll(() => close());

const call = (key: string, ability: Ability, headers: Record<string, string> = {}) =>
  authorise(
    new Request('http://vigie.test/x', { method: 'POST', headers: { authorization: `Bearer ${key}`, ...headers } }),
    ability,
  );
const unknown = { code: 'unauthenticated' };

describe('an API key', () => {
  it('does what its scopes say and no more', async () => {
    const key = await createApiKey(analyst, { name: 'Nightly report', scopes: ['kpi:query'] });
    await expect(call(key, 'kpi:query')).resolves.toMatchObject({
      userId: analyst.userId,
      role: 'ANALYST',
      via: 'api_key',
      abilities: ['kpi:query'],
    });
    await expect(call(key, 'margin:read')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(call(key, 'rows:read')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is stored as a hash, with its beginning to recognise it and its last use', async () => {
    const key = await createApiKey(analyst, { name: 'Stored', scopes: ['kpi:query'] });
    await call(key, 'kpi:query');
    const rows = await runSql<{ text: string }>('SELECT api_key::text AS text FROM api_key');
    expect(rows.some((row) => row.text.includes(key))).toBe(false);
    const [stored] = (await listApiKeys(analyst)).filter((each) => each.name === 'Stored');
    expect(key.startsWith(`${stored?.prefix}_`)).toBe(true);
    expect(stored?.lastUsedAt).toBeInstanceOf(Date);
  });

  it('never gives what its owner may not do, nor the making of users and keys', async () => {
    for (const [who, scope] of [
      [analyst, 'imports:manage'],
      [analyst, 'api-keys:manage'],
      [admin, 'users:manage'],
      [admin, 'margin:read'],
    ] as const) {
      await expect(createApiKey(who, { name: 'x', scopes: [scope] })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('follows its owner: role, disabling', async () => {
    const key = await createApiKey(analyst, { name: 'Follows', scopes: ['margin:read', 'kpi:query'] });
    await call(key, 'margin:read');
    await changeRole(CONSOLE_ACTOR, analyst.userId, 'ADMIN');
    await expect(call(key, 'margin:read')).rejects.toMatchObject({ code: 'forbidden' });
    await changeRole(CONSOLE_ACTOR, analyst.userId, 'ANALYST');
    await disableUser(CONSOLE_ACTOR, analyst.userId);
    await expect(call(key, 'kpi:query')).rejects.toMatchObject(unknown);
    await enableUser(CONSOLE_ACTOR, analyst.userId);
  });

  it('ends when it is revoked, by its owner or an administrator only', async () => {
    const key = await createApiKey(admin, { name: 'Admin key', scopes: ['kpi:query'] });
    const [stored] = (await listApiKeys(admin)).filter((each) => each.name === 'Admin key');
    const id = stored?.id ?? 0;
    expect((await listApiKeys(analyst)).some((each) => each.id === id)).toBe(false);
    await expect(revokeApiKey(analyst, id)).rejects.toMatchObject({ code: 'not_found' });
    await call(key, 'kpi:query');
    await revokeApiKey(admin, id);
    await expect(call(key, 'kpi:query')).rejects.toMatchObject(unknown);
  });

  it('is refused when malformed, and then no cookie stands in for it', async () => {
    for (const bad of ['', 'x', 'vigie_00000000_short', `vigie_00000000_${'a'.repeat(43)}`, "' OR 1=1 --"]) {
      await expect(call(bad, 'kpi:query', { cookie: ceoCookie })).rejects.toMatchObject(unknown);
    }
  });
});
