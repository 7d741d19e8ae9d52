import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from './audit';
import { clientAddress } from './client-address';
import { passwordMatches } from './password';
import { clearTries, type LimitCause, returnTry, takeTry } from './rate-limit';
import { ACTIVE_USER, demoIsAllowed, startSession } from './session';

export interface SignedIn {
  userId: number;
  sessionId: string;
}

type RequestHeaders = Headers | Record<string, unknown>;

export function userAgentOf(headers: RequestHeaders): string {
  return String((headers instanceof Headers ? headers.get('user-agent') : headers['user-agent']) ?? '');
}

export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/**
 * Checks e-mail and password and starts a session. Null when they do not fit, whatever the reason: unknown, disabled
 * and wrong look and last the same. Throws `too_many_requests` after ten tries in 15 minutes of one account or address.
 */
export async function signInWithPassword(
  credentials: { email: string; password: string },
  headers: RequestHeaders,
): Promise<SignedIn | null> {
  const email = normaliseEmail(credentials.email).slice(0, 320);
  const address = clientAddress(headers);
  try {
    await takeTry('address', address);
    await takeTry('account', email);
  } catch (error) {
    const cause = error instanceof AppError ? (error.cause as LimitCause | undefined) : undefined;
    // Only the first refusal: the log must not be a way to fill the disk.
    if (cause?.isFirst) {
      await recordAudit({ actor: 'nobody', action: 'sign_in_blocked', details: { address, limit: cause.limit } });
    }
    throw error;
  }
  const [user] = await runSql<{ id: number; password_hash: string | null; is_active: boolean }>({
    text: `SELECT u.id, u.password_hash, ${ACTIVE_USER} AS is_active FROM app_user u WHERE u.email = $1`,
    values: [email, demoIsAllowed()],
  });
  const matches = await passwordMatches(user?.password_hash ?? null, credentials.password.slice(0, 1000));
  if (!user || !matches || !user.is_active) {
    // What was typed is not kept: people sometimes type their password into the field for the e-mail.
    await recordAudit({
      actor: 'nobody',
      action: 'sign_in_failed',
      target: user ? `user:${user.id}` : 'unknown',
      details: { address },
    });
    return null;
  }
  const sessionId = await transaction(async (connection) => {
    await recordAudit({ actor: `user:${user.id}`, action: 'sign_in', details: { address } }, connection);
    return startSession(user.id, userAgentOf(headers), connection);
  });
  await clearTries('account', email);
  await returnTry('address', address);
  return { userId: user.id, sessionId };
}
