import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { LOCALES } from '@/lib/core/locale';
import { ROLES, type Role } from '@/lib/core/roles';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { type AuditAction, recordAudit } from './audit';
import { hashPassword, lockedPassword, passwordProblem } from './password';
import { makePasswordToken } from './password-link';
import { revokeUserSessions } from './session';
import { emailField, nameField } from './user-fields';
import type { Actor } from './viewer';

export interface UserSummary {
  id: number;
  email: string;
  name: string;
  role: Role;
  isDemo: boolean;
  isDisabled: boolean;
  /** invited, and has not chosen a password yet */
  isPending: boolean;
  openSessions: number;
  lastSignIn: Date | null;
}

export const newUserInput = z
  .object({
    email: emailField,
    name: nameField,
    role: z.enum(ROLES, 'role'),
    locale: z.enum(LOCALES).default('fr'),
    /** empty: the person chooses one through a one-time link */
    password: z.string().default(''),
  })
  .superRefine(({ email, password }, context) => {
    const problem = password ? passwordProblem(password, email) : null;
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  });

export async function listUsers(): Promise<UserSummary[]> {
  return runSql<UserSummary>(
    `SELECT u.id, u.email, u.name, u.role::text AS role, u.is_demo AS "isDemo", u.disabled_at IS NOT NULL AS "isDisabled",
            coalesce(u.password_hash LIKE 'locked:%', false) AS "isPending",
            count(s.id) FILTER (WHERE s.revoked_at IS NULL AND s.expires_at > now())::int AS "openSessions",
            max(s.created_at) AS "lastSignIn"
     FROM app_user u LEFT JOIN app_session s ON s.user_id = u.id
     GROUP BY u.id ORDER BY u.is_demo, lower(u.name), u.id`,
  );
}

/** Creates a user. Without a password the answer carries the token of a one-time link. */
export async function createUser(
  actor: Actor,
  input: z.infer<typeof newUserInput>,
): Promise<{ id: number; linkToken: string | null }> {
  const stored = input.password ? await hashPassword(input.password) : lockedPassword();
  return transaction(async (connection) => {
    // Whoever a demo person lets in goes when the demo goes: anyone may be a demo person.
    const [user] = await runSql<{ id: number }>(
      {
        text: `INSERT INTO app_user (email, name, role, locale, password_hash, is_demo)
               VALUES ($1, $2, $3::role, $4, $5, $6) ON CONFLICT (email) DO NOTHING RETURNING id`,
        values: [input.email, input.name, input.role, input.locale, stored, actor.isDemo],
      },
      connection,
    );
    if (!user) throw new AppError('conflict', 'The e-mail address is taken', { key: 'email_taken' });
    await audit(connection, actor, 'user_created', user.id, { role: input.role });
    return { id: user.id, linkToken: input.password ? null : makePasswordToken(user.id, stored) };
  });
}

export async function changeRole(actor: Actor, userId: number, role: Role): Promise<void> {
  await changeUser(actor, userId, async (connection, user) => {
    if (user.role === role) return;
    if (role !== 'ADMIN') await keepOneAdministrator(connection, user);
    await runSql({ text: 'UPDATE app_user SET role = $2::role WHERE id = $1', values: [userId, role] }, connection);
    await audit(connection, actor, 'user_role_changed', userId, { from: user.role, to: role });
  });
}

/** A disabled user is out at once: sessions end, and keys answer as if they did not exist. */
export async function disableUser(actor: Actor, userId: number): Promise<void> {
  await changeUser(actor, userId, async (connection, user) => {
    await keepOneAdministrator(connection, user);
    await runSql(
      { text: 'UPDATE app_user SET disabled_at = coalesce(disabled_at, now()) WHERE id = $1', values: [userId] },
      connection,
    );
    await revokeUserSessions(userId, connection);
    await audit(connection, actor, 'user_disabled', userId);
  });
}

export async function enableUser(actor: Actor, userId: number): Promise<void> {
  await changeUser(actor, userId, async (connection) => {
    await runSql({ text: 'UPDATE app_user SET disabled_at = NULL WHERE id = $1', values: [userId] }, connection);
    await audit(connection, actor, 'user_enabled', userId);
  });
}

/** Ends the old password and all sessions; the person chooses a new one through the one-time link returned. */
export async function resetPassword(actor: Actor, userId: number): Promise<string> {
  return changeUser(actor, userId, async (connection) => {
    const stored = lockedPassword();
    await storePassword(connection, userId, stored);
    await audit(connection, actor, 'user_password_reset', userId);
    return makePasswordToken(userId, stored);
  });
}

export async function setPassword(actor: Actor, userId: number, password: string): Promise<void> {
  const stored = await hashPassword(password);
  await changeUser(actor, userId, async (connection, user) => {
    const problem = passwordProblem(password, user.email);
    if (problem) throw new AppError('invalid_input', `The password is refused: ${problem}`, { key: problem });
    await storePassword(connection, userId, stored);
    await audit(connection, actor, 'user_password_changed', userId);
  });
}

export async function signOutEverywhere(actor: Actor, userId: number): Promise<number> {
  return changeUser(actor, userId, async (connection) => {
    const sessions = await revokeUserSessions(userId, connection);
    await audit(connection, actor, 'user_sessions_revoked', userId, { sessions });
    return sessions;
  });
}

interface LockedUser {
  id: number;
  email: string;
  role: Role;
  is_demo: boolean;
}

async function changeUser<T>(
  actor: Actor,
  userId: number,
  change: (connection: Connection, user: LockedUser) => Promise<T>,
): Promise<T> {
  return transaction(async (connection) => {
    // All administrators are locked with the user, so that two of them cannot disable each other at one moment.
    const rows = await runSql<LockedUser>(
      {
        text: `SELECT id, email, role::text AS role, is_demo FROM app_user
               WHERE id = $1 OR role = 'ADMIN' ORDER BY id FOR UPDATE`,
        values: [userId],
      },
      connection,
    );
    const user = rows.find((row) => row.id === userId);
    if (!user) throw new AppError('not_found', `There is no user ${userId}`, { key: 'user_missing' });
    if (actor.isDemo && !user.is_demo) {
      throw new AppError('forbidden', 'A demo person cannot change a real user', { key: 'demo_cannot_change' });
    }
    return change(connection, user);
  });
}

async function keepOneAdministrator(connection: Connection, user: LockedUser): Promise<void> {
  if (user.role !== 'ADMIN') return;
  // Demo administrators go with the demo: they do not count as the one who stays.
  const others = await runSql<{ id: number }>(
    {
      text: `SELECT id FROM app_user
             WHERE role = 'ADMIN' AND disabled_at IS NULL AND id <> $1 AND (is_demo = $2 OR NOT is_demo)`,
      values: [user.id, user.is_demo],
    },
    connection,
  );
  if (others.length === 0)
    throw new AppError('conflict', 'The last administrator stays', { key: 'last_administrator' });
}

async function storePassword(connection: Connection, userId: number, stored: string): Promise<void> {
  await runSql({ text: 'UPDATE app_user SET password_hash = $2 WHERE id = $1', values: [userId, stored] }, connection);
  await revokeUserSessions(userId, connection);
}

function audit(
  connection: Connection,
  actor: Actor,
  action: AuditAction,
  userId: number,
  details: Record<string, string | number> = {},
): Promise<void> {
  return recordAudit({ actor: actor.label, action, target: `user:${userId}`, details }, connection);
}
