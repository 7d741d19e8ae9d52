import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorise } from '@/lib/auth/authorise';
import { revokeSession } from '@/lib/auth/session';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { changeRole, disableUser, enableUser, setPassword, signOutEverywhere } from '@/lib/auth/users';
import { CONSOLE_ACTOR } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { authDatabase } from './auth-database';
import { cookieOf, from, PASSWORD, person } from './people';

let close: () => Promise<void>;
let ceo: number;
beforeAll(async () => {
  close = await authDatabase();
  await person('ADMIN');
  ceo = await person('CEO');
});
afterAll(() => close());

async function signIn(password = PASSWORD): Promise<{ cookie: string; sessionId: string }> {
  const entered = await signInWithPassword({ email: ' CEO@Example.org ', password }, from('192.0.2.1'));
  if (!entered) throw new Error('the sign-in was refused');
  return { cookie: await cookieOf(entered.sessionId), sessionId: entered.sessionId };
}

const read = (cookie: string) => authorise(new Request('http://vigie.test/x', { headers: { cookie } }), 'summary:read');
const refused = { code: 'unauthenticated' };

describe('a session', () => {
  it('says who is signed in, with the role of the database', async () => {
    const { cookie } = await signIn();
    await expect(read(cookie)).resolves.toMatchObject({
      userId: ceo,
      role: 'CEO',
      email: 'ceo@example.org',
      via: 'session',
    });
  });

  it('is a new one at each sign-in', async () => {
    expect((await signIn()).sessionId).not.toBe((await signIn()).sessionId);
  });

  it.each([
    ['sign-out', async (sessionId: string) => void (await revokeSession(sessionId))],
    ['sign-out everywhere', async () => void (await signOutEverywhere(CONSOLE_ACTOR, ceo))],
    ['disabling', () => disableUser(CONSOLE_ACTOR, ceo)],
    ['a new password', () => setPassword(CONSOLE_ACTOR, ceo, PASSWORD)],
    [
      'its expiry',
      async (sessionId: string) =>
        void (await runSql({ text: 'UPDATE app_session SET expires_at = now() WHERE id = $1', values: [sessionId] })),
    ],
  ])('ends at once with %s', async (_name, end) => {
    const { cookie, sessionId } = await signIn();
    await read(cookie);
    await end(sessionId);
    await expect(read(cookie)).rejects.toMatchObject(refused);
    await enableUser(CONSOLE_ACTOR, ceo);
    await expect(read(cookie)).rejects.toMatchObject(refused);
  });

  it('follows a change of role at once', async () => {
    const { cookie } = await signIn();
    await changeRole(CONSOLE_ACTOR, ceo, 'ADMIN');
    await expect(read(cookie)).rejects.toMatchObject({ code: 'forbidden' });
    await changeRole(CONSOLE_ACTOR, ceo, 'CEO');
    await expect(read(cookie)).resolves.toMatchObject({ role: 'CEO' });
  });

  it('is not made by a changed or foreign cookie', async () => {
    const { cookie } = await signIn();
    for (const bad of ['', cookie.slice(0, -3), `${cookie}x`, cookie.replace('session', 'other'), 'vigie-session=1']) {
      await expect(read(bad)).rejects.toMatchObject(refused);
    }
  });
});

describe('a writing request by cookie', () => {
  const write = async (headers: Record<string, string>) => {
    const { cookie } = await signIn();
    const request = new Request('http://vigie.test/x', {
      method: 'POST',
      headers: { cookie, host: 'vigie.test', ...headers },
    });
    return authorise(request, 'summary:read');
  };

  it.each([
    ['nothing that tells its origin', {}],
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['the origin null', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'http://vigie.test' }],
    ['contradicting headers', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' }],
    ['an unasked forwarded host', { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }],
  ])('is refused with %s', async (_name, headers) => {
    await expect(write(headers as Record<string, string>)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['its own origin', { origin: 'http://vigie.test' }],
    ['the browser saying so', { 'sec-fetch-site': 'same-origin' }],
  ])('passes with %s', async (_name, headers) => {
    await expect(write(headers as Record<string, string>)).resolves.toMatchObject({ role: 'CEO' });
  });
});
