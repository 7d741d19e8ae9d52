import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { runSql } from '@/lib/db/run-sql';
import { authDatabase } from './auth-database';
import { from, PASSWORD, person } from './people';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await authDatabase();
  await person('CEO');
  await person('CMO');
  await person('ANALYST');
});
afterAll(() => close());

const attempt = (email: string, password: string, headers: Headers) => signInWithPassword({ email, password }, headers);
const blocked = { code: 'too_many_requests' };

describe('tries of one account', () => {
  it('end after ten in 15 minutes, also with the right password and from elsewhere', async () => {
    for (let i = 1; i <= 10; i++) {
      await expect(attempt('ceo@example.org', 'wrong', from(`198.51.100.${i}`))).resolves.toBeNull();
    }
    await expect(attempt('ceo@example.org', PASSWORD, from('198.51.100.99'))).rejects.toMatchObject(blocked);
    await expect(attempt('CEO@example.org', PASSWORD, from('198.51.100.98'))).rejects.toMatchObject(blocked);
    await expect(attempt('cmo@example.org', PASSWORD, from('198.51.100.97'))).resolves.toMatchObject({});
  });

  it('begin anew when the time is over', async () => {
    await runSql(`UPDATE rate_limit SET expire = 0`);
    await expect(attempt('ceo@example.org', PASSWORD, from('198.51.100.96'))).resolves.toMatchObject({});
  });
});

describe('tries of one address', () => {
  it('end after ten, whatever X-Forwarded-For says and however they hurry', async () => {
    const tries = Array.from({ length: 30 }, (_, i) =>
      attempt(`nobody${i}@example.org`, 'wrong', from('203.0.113.5', { 'x-forwarded-for': `10.0.0.${i}` })),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
    await expect(attempt('cmo@example.org', PASSWORD, from('203.0.113.5'))).rejects.toMatchObject(blocked);
  });

  it('count by /64 for IPv6', async () => {
    for (let i = 1; i <= 10; i++) await attempt(`v6-${i}@example.org`, 'wrong', from(`2001:db8:1:2::${i}`));
    await expect(attempt('cmo@example.org', PASSWORD, from('2001:db8:1:2:ffff::1'))).rejects.toMatchObject(blocked);
    await expect(attempt('cmo@example.org', PASSWORD, from('2001:db8:1:3::1'))).resolves.toMatchObject({});
  });

  it('are given back by success, so that an office can sign in', async () => {
    for (let i = 0; i < 15; i++) {
      await expect(attempt('analyst@example.org', PASSWORD, from('203.0.113.6'))).resolves.toMatchObject({});
    }
  });
});

describe('an account that does not exist', () => {
  it('answers as slowly as one that does', async () => {
    const time = async (email: string, address: string) => {
      const start = performance.now();
      await attempt(email, 'wrong password', from(address));
      return performance.now() - start;
    };
    const median = (values: number[]) => values.sort((a, b) => a - b)[2] ?? 0;
    await time('warm-up@example.org', '192.0.2.200');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 5; i++) {
      known.push(await time('analyst@example.org', `192.0.2.${i}`));
      unknown.push(await time('absent@example.org', `192.0.2.${i + 10}`));
    }
    // Both do one Argon2 of tens of milliseconds; without it the ratio would be above five.
    expect(median(known) / median(unknown)).toBeLessThan(2.5);
    expect(median(unknown) / median(known)).toBeLessThan(2.5);
  });

  it('leaves neither address nor password in the log of events', async () => {
    await attempt('my-secret-password', 'wrong', from('192.0.2.50'));
    const rows = await runSql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE audit_entry::text LIKE '%my-secret%'`,
    );
    expect(rows[0]?.n).toBe(0);
  });
});
