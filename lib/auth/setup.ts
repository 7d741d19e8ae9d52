import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from './audit';
import { clientAddress } from './client-address';
import { demoIsOpen } from './demo';
import { hashPassword } from './password';
import { takeTry } from './rate-limit';
import { emailField, nameField, passwordFields } from './user-fields';

const LOCK = 727_435_003;
const VALID = `used_at IS NULL AND created_at > now() - interval '24 hours'`;
const digest = (token: string) => createHash('sha256').update(token).digest('hex');

export const setupInput = passwordFields({
  token: z.string().trim().min(1, 'required').max(200, 'too_long'),
  name: nameField,
  email: emailField,
});

async function administratorExists(connection?: Connection): Promise<boolean> {
  const rows = await runSql<{ id: number }>(
    `SELECT id FROM app_user WHERE role = 'ADMIN' AND NOT is_demo AND disabled_at IS NULL LIMIT 1`,
    connection,
  );
  return rows.length > 0;
}

/** True while nobody administers this installation for real: then, and only then, /setup works. */
export async function setupIsNeeded(): Promise<boolean> {
  return !(await administratorExists());
}

async function newToken(): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await runSql(`DELETE FROM setup_token WHERE NOT (${VALID})`);
  await runSql({ text: 'INSERT INTO setup_token (token_hash) VALUES ($1)', values: [digest(token)] });
  return token;
}

/**
 * A fresh one-time token for the server's own console while there is no administrator; null when there is one, and
 * for the first look at the built-in demo, which needs none.
 */
export async function ensureSetupToken(): Promise<string | null> {
  if (await administratorExists()) return null;
  if (env().VIGIE_EMBEDDED === '1' && (await demoIsOpen())) return null;
  return newToken();
}

/** Makes another token for the console on request from the setup page: only there can it be read. */
export async function renewSetupToken(): Promise<string> {
  await takeTry('setup_token', 'installation');
  if (await administratorExists()) throw new AppError('conflict', 'There is an administrator', { key: 'setup_done' });
  return newToken();
}

/** Creates the first administrator. The token works once, for 24 hours, and only while there is none. */
export async function completeSetup(input: z.infer<typeof setupInput>, headers: Headers): Promise<void> {
  await takeTry('setup', clientAddress(headers));
  const passwordHash = await hashPassword(input.password);
  await transaction(async (connection) => {
    await runSql({ text: 'SELECT pg_advisory_xact_lock($1)', values: [LOCK] }, connection);
    if (await administratorExists(connection)) {
      throw new AppError('conflict', 'There is an administrator', { key: 'setup_done' });
    }
    const used = await runSql<{ token_hash: string }>(
      {
        text: `UPDATE setup_token SET used_at = now() WHERE token_hash = $1 AND ${VALID} RETURNING token_hash`,
        values: [digest(input.token)],
      },
      connection,
    );
    if (used.length === 0)
      throw new AppError('invalid_input', 'The token is not valid', { key: 'setup_token_invalid' });
    await runSql('DELETE FROM setup_token WHERE used_at IS NULL', connection);
    const [user] = await runSql<{ id: number }>(
      {
        text: `INSERT INTO app_user (email, name, role, password_hash) VALUES ($1, $2, 'ADMIN', $3)
               ON CONFLICT (email) DO NOTHING RETURNING id`,
        values: [input.email, input.name, passwordHash],
      },
      connection,
    );
    if (!user) throw new AppError('conflict', 'The e-mail address is taken', { key: 'email_taken' });
    await recordAudit({ actor: `user:${user.id}`, action: 'setup_done', target: `user:${user.id}` }, connection);
  });
}
