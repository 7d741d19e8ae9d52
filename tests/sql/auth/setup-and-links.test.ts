import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIsOpen, removeDemoUsers, signInToDemo } from '@/lib/auth/demo';
import { passwordTokenUser, redeemPasswordLink } from '@/lib/auth/password-link';
import { sessionViewer } from '@/lib/auth/session';
import { completeSetup, ensureSetupToken, renewSetupToken, setupIsNeeded } from '@/lib/auth/setup';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { changeRole, createUser, disableUser, listUsers, resetPassword } from '@/lib/auth/users';
import { actorOf, CONSOLE_ACTOR, type Viewer } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { authDatabase } from './auth-database';
import { from, openDemoShop, PASSWORD, person } from './people';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await authDatabase();
});
afterAll(() => close());

const setup = (token: string, email = 'first@example.org') =>
  completeSetup({ token, name: 'First', email, password: PASSWORD }, from('192.0.2.1'));

describe('the first administrator', () => {
  it('is created with a token that works once', async () => {
    const token = await ensureSetupToken();
    const other = await ensureSetupToken();
    if (!token || !other) throw new Error('there was no token');
    await expect(setup('something else')).rejects.toMatchObject({ key: 'setup_token_invalid' });
    const both = await Promise.allSettled([setup(token), setup(token, 'second@example.org')]);
    expect(both.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(setup(other, 'third@example.org')).rejects.toMatchObject({ key: 'setup_done' });
    expect(await setupIsNeeded()).toBe(false);
    expect(await ensureSetupToken()).toBeNull();
    await expect(renewSetupToken()).rejects.toMatchObject({ key: 'setup_done' });
    expect(await listUsers()).toHaveLength(1);
  });

  it('needs a token younger than a day', async () => {
    await runSql(`UPDATE app_user SET disabled_at = now()`);
    const token = await ensureSetupToken();
    await runSql(`UPDATE setup_token SET created_at = now() - interval '25 hours' WHERE used_at IS NULL`);
    await expect(setup(token ?? '', 'late@example.org')).rejects.toMatchObject({ key: 'setup_token_invalid' });
    await runSql(`UPDATE app_user SET disabled_at = NULL`);
  });
});

describe('the last administrator', () => {
  it('can be neither disabled nor given another role, not even by two at once', async () => {
    const [first] = await listUsers();
    const id = first?.id ?? 0;
    await expect(disableUser(CONSOLE_ACTOR, id)).rejects.toMatchObject({ key: 'last_administrator' });
    await expect(changeRole(CONSOLE_ACTOR, id, 'CEO')).rejects.toMatchObject({ key: 'last_administrator' });
    const second = await person('ADMIN', 'second-admin@example.org');
    const outcomes = await Promise.allSettled([disableUser(CONSOLE_ACTOR, id), disableUser(CONSOLE_ACTOR, second)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    await runSql(`UPDATE app_user SET disabled_at = NULL`);
  });
});

describe('a one-time link', () => {
  it('sets a password once, and ends with the next link, with disabling and with time', async () => {
    const { id, linkToken } = await createUser(CONSOLE_ACTOR, {
      email: 'invited@example.org',
      name: 'Invited',
      role: 'CMO',
      locale: 'fr',
      password: '',
    });
    const token = linkToken ?? '';
    expect(await passwordTokenUser(token)).toMatchObject({ id });
    expect(await passwordTokenUser(token, undefined, Date.now() + 4 * 24 * 3_600_000)).toBeNull();
    expect(await passwordTokenUser(`${token}x`)).toBeNull();
    expect(await passwordTokenUser(token.replace(/^[^.]+/, '1'))).toBeNull();
    await redeemPasswordLink({ token, password: PASSWORD }, from('192.0.2.2'));
    await expect(redeemPasswordLink({ token, password: PASSWORD }, from('192.0.2.2'))).rejects.toMatchObject({
      key: 'link_invalid',
    });
    const signedIn = await signInWithPassword({ email: 'invited@example.org', password: PASSWORD }, from('192.0.2.2'));
    const old = await resetPassword(CONSOLE_ACTOR, id);
    expect(await sessionViewer(signedIn?.sessionId ?? null)).toBeNull();
    const recent = await resetPassword(CONSOLE_ACTOR, id);
    expect(await passwordTokenUser(old)).toBeNull();
    expect(await passwordTokenUser(recent)).toMatchObject({ id });
    await disableUser(CONSOLE_ACTOR, id);
    expect(await passwordTokenUser(recent)).toBeNull();
  });
});

describe('the demo', () => {
  it('lets nobody in while the shop is not the demo shop', async () => {
    expect(await demoIsOpen()).toBe(false);
    await expect(signInToDemo('CEO', from('192.0.2.3'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('offers each role, and takes its people along when it goes', async () => {
    await openDemoShop();
    const real = await listUsers();
    const viewers: (Viewer | null)[] = [];
    for (const role of ['CEO', 'CMO', 'ADMIN', 'ANALYST']) {
      const { sessionId } = await signInToDemo(role, from('192.0.2.3'));
      viewers.push(await sessionViewer(sessionId));
    }
    expect(viewers.map((viewer) => viewer?.role)).toEqual(['CEO', 'CMO', 'ADMIN', 'ANALYST']);
    await expect(signInToDemo('ROOT', from('192.0.2.3'))).rejects.toMatchObject({ code: 'invalid_input' });

    const demoAdmin = actorOf(viewers[2] as Viewer);
    const input = {
      email: 'guest@example.org',
      name: 'Guest',
      role: 'ADMIN',
      locale: 'fr',
      password: PASSWORD,
    } as const;
    await createUser(demoAdmin, input);
    await expect(resetPassword(demoAdmin, real[0]?.id ?? 0)).rejects.toMatchObject({ key: 'demo_cannot_change' });

    const { sessionId } = await signInToDemo('CEO', from('192.0.2.3'));
    expect(await transaction((connection) => removeDemoUsers(connection))).toBe(5);
    expect(await sessionViewer(sessionId)).toBeNull();
    expect(await listUsers()).toEqual(real);
  });

  it('ends sessions as soon as the shop is a real one', async () => {
    const { sessionId } = await signInToDemo('CEO', from('192.0.2.3'));
    expect(await sessionViewer(sessionId)).toMatchObject({ isDemo: true });
    await runSql('UPDATE shop SET is_demo = false');
    expect(await sessionViewer(sessionId)).toBeNull();
  });
});
