import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from './audit';
import { clientAddress } from './client-address';
import { authSecret } from './cookie';
import { hashPassword } from './password';
import { takeTry } from './rate-limit';
import { revokeUserSessions } from './session';
import { passwordFields } from './user-fields';

const LIFE_SECONDS = 3 * 24 * 3600;
export const passwordLinkInput = passwordFields({ token: z.string().min(1, 'required').max(200, 'too_long') });

function seal(userId: number, expires: number, passwordHash: string): string {
  // The present hash is part of what is signed: setting a password, or making another link, ends this one.
  const state = createHash('sha256').update(passwordHash).digest('hex');
  return createHmac('sha256', authSecret()).update(`password-link:${userId}:${expires}:${state}`).digest('base64url');
}

/** The token of a one-time link with which a person chooses a password. Needs no table of its own. */
export function makePasswordToken(userId: number, passwordHash: string, now = Date.now()): string {
  const expires = Math.floor(now / 1000) + LIFE_SECONDS;
  return `${userId.toString(36)}.${expires.toString(36)}.${seal(userId, expires, passwordHash)}`;
}

interface LinkedUser {
  id: number;
  email: string;
  password_hash: string;
}

/** The user whom a link still serves, or null. With a connection the row stays locked until its transaction ends. */
export async function passwordTokenUser(
  token: string,
  connection?: Connection,
  now = Date.now(),
): Promise<LinkedUser | null> {
  const [id, expires] = token
    .split('.', 2)
    .map((part) => (/^[0-9a-z]{1,8}$/.test(part) ? Number.parseInt(part, 36) : Number.NaN));
  if (!id || !expires || id > 2_147_483_647 || expires * 1000 < now) return null;
  const [user] = await runSql<LinkedUser>(
    {
      text: `SELECT id, email, password_hash FROM app_user
             WHERE id = $1 AND disabled_at IS NULL AND password_hash IS NOT NULL ${connection ? 'FOR UPDATE' : ''}`,
      values: [id],
    },
    connection,
  );
  if (!user) return null;
  const expected = Buffer.from(seal(id, expires, user.password_hash));
  const given = Buffer.from(token.split('.')[2] ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected) ? user : null;
}

/** Sets the password of the link's user, once, and ends every session of that user. */
export async function redeemPasswordLink(input: z.infer<typeof passwordLinkInput>, headers: Headers): Promise<void> {
  await takeTry('password_link', clientAddress(headers));
  await transaction(async (connection) => {
    const user = await passwordTokenUser(input.token, connection);
    if (!user) throw new AppError('invalid_input', 'The link is not valid any more', { key: 'link_invalid' });
    await runSql(
      {
        text: 'UPDATE app_user SET password_hash = $2 WHERE id = $1',
        values: [user.id, await hashPassword(input.password)],
      },
      connection,
    );
    await revokeUserSessions(user.id, connection);
    const label = `user:${user.id}`;
    await recordAudit(
      { actor: label, action: 'user_password_changed', target: label, details: { by: 'link' } },
      connection,
    );
  });
}
