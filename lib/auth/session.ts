import { randomBytes } from 'node:crypto';
import { decode } from 'next-auth/jwt';
import { env } from '@/lib/core/env';
import { isLocale } from '@/lib/core/locale';
import type { Role } from '@/lib/core/roles';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { abilitiesOf } from './abilities';
import { authSecret } from './cookie';
import type { Viewer } from './viewer';

export const SESSION_SECONDS = 7 * 24 * 3600;

/** One row per sign-in. The cookie only carries its id: what the person may do is read from the database each time. */
export async function startSession(userId: number, userAgent: string, connection?: Connection): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await runSql(
    {
      text: `INSERT INTO app_session (id, user_id, expires_at, user_agent)
             VALUES ($1, $2, now() + make_interval(secs => $3), $4)`,
      values: [id, userId, SESSION_SECONDS, userAgent.slice(0, 300)],
    },
    connection,
  );
  await runSql(`DELETE FROM app_session WHERE expires_at < now() - interval '30 days'`, connection);
  return id;
}

/** The session id inside a session cookie, or null when it is not ours, was changed or is too old. */
export async function sessionIdOf(cookie: string | null): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}

interface ViewerRow {
  id: number;
  email: string;
  name: string;
  role: Role;
  locale: string;
  is_demo: boolean;
}

export function viewerOf(row: ViewerRow, via: Viewer['via']): Viewer {
  return {
    userId: row.id,
    name: row.name || row.email,
    email: row.email,
    role: row.role,
    locale: isLocale(row.locale) ? row.locale : 'fr',
    via,
    isDemo: row.is_demo,
    abilities: abilitiesOf(row.role),
  };
}

/** SQL condition on `app_user u`: not disabled, and demo people only while the demo shop stands and is open. */
export const ACTIVE_USER =
  'u.disabled_at IS NULL AND (NOT u.is_demo OR ($2 AND EXISTS (SELECT 1 FROM shop WHERE is_demo)))';

export function demoIsAllowed(): boolean {
  return env().VIGIE_EMBEDDED === '1' ? env().VIGIE_DEMO !== '0' : env().VIGIE_DEMO === '1';
}

/** The viewer behind a session id: null at once after sign-out, expiry, disabling or removal. */
export async function sessionViewer(sessionId: string | null): Promise<Viewer | null> {
  if (!sessionId) return null;
  const [row] = await runSql<ViewerRow>({
    text: `SELECT u.id, u.email, u.name, u.role::text AS role, u.locale, u.is_demo
           FROM app_session s JOIN app_user u ON u.id = s.user_id
           WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND ${ACTIVE_USER}`,
    values: [sessionId, demoIsAllowed()],
  });
  return row ? viewerOf(row, 'session') : null;
}

/** Ends one session; true when it was open. */
export async function revokeSession(sessionId: string): Promise<boolean> {
  const rows = await runSql<{ id: string }>({
    text: 'UPDATE app_session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING id',
    values: [sessionId],
  });
  return rows.length > 0;
}

/** Ends every session of a user; returns how many were open. */
export async function revokeUserSessions(userId: number, connection: Connection): Promise<number> {
  const rows = await runSql<{ id: string }>(
    {
      text: `UPDATE app_session SET revoked_at = now()
             WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now() RETURNING id`,
      values: [userId],
    },
    connection,
  );
  return rows.length;
}
