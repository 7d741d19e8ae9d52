import { encode } from 'next-auth/jwt';
import { authSecret, cookieSettings } from '@/lib/auth/cookie';
import { createUser } from '@/lib/auth/users';
import { CONSOLE_ACTOR } from '@/lib/auth/viewer';
import type { Role } from '@/lib/core/roles';
import { runSql } from '@/lib/db/run-sql';

export const PASSWORD = 'lavande-2026-soleil';

export async function person(role: Role, email = `${role.toLowerCase()}@example.org`): Promise<number> {
  const { id } = await createUser(CONSOLE_ACTOR, { email, name: role, role, locale: 'fr', password: PASSWORD });
  return id;
}

/** Request headers as of a connection from this address; documentation addresses never meet a real one. */
export function from(address: string, more: Record<string, string> = {}): Headers {
  return new Headers({ 'x-vigie-address': address, 'user-agent': 'test', ...more });
}

/** The session cookie as the browser would send it. */
export async function cookieOf(sessionId: string): Promise<string> {
  const token = await encode({ token: { sid: sessionId }, secret: authSecret() });
  return `${cookieSettings('session').name}=${token}`;
}

export async function openDemoShop(): Promise<void> {
  await runSql(`INSERT INTO shop (id, name, currency, is_demo) VALUES (1, 'Demo', 'EUR', true)
                ON CONFLICT (id) DO UPDATE SET is_demo = true`);
}
