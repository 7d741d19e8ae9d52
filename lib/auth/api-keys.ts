import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { Role } from '@/lib/core/roles';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { ABILITIES, type Ability, abilitiesOf, can, grantableScopes } from './abilities';
import { recordAudit } from './audit';
import { takeCall } from './call-limit';
import { ACTIVE_USER, demoIsAllowed, viewerOf } from './session';
import { nameField } from './user-fields';
import { actorOf, type Viewer } from './viewer';

export interface ApiKeySummary {
  id: number;
  name: string;
  /** the visible beginning, by which a key is recognised */
  prefix: string;
  scopes: Ability[];
  owner: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  isRevoked: boolean;
}

export const newApiKeyInput = z.object({
  name: nameField,
  scopes: z.array(z.enum(ABILITIES)).min(1, 'scopes_required'),
});

// A key has 256 random bits: a plain hash is enough, nobody can try them all.
const digest = (key: string) => createHash('sha256').update(key).digest('hex');

/** Creates a key for the viewer. The key itself is in this answer only; the database keeps its hash. */
export async function createApiKey(viewer: Viewer, input: z.infer<typeof newApiKeyInput>): Promise<string> {
  const grantable = grantableScopes(viewer.role);
  const refused = input.scopes.filter((scope) => !grantable.includes(scope));
  if (refused.length > 0) throw new AppError('forbidden', `These scopes cannot be given: ${refused.join(', ')}`);
  const prefix = `vigie_${randomBytes(4).toString('hex')}`;
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  await transaction(async (connection) => {
    const [row] = await runSql<{ id: number }>(
      {
        text: `INSERT INTO api_key (user_id, name, prefix, key_hash, scopes) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        values: [viewer.userId, input.name, prefix, digest(key), [...new Set(input.scopes)]],
      },
      connection,
    );
    const details = { prefix, scopes: input.scopes.join(' ') };
    await recordAudit(
      { actor: actorOf(viewer).label, action: 'api_key_created', target: `api_key:${row?.id}`, details },
      connection,
    );
  });
  return key;
}

/** Administrators see every key, other people their own. */
export async function listApiKeys(viewer: Viewer): Promise<ApiKeySummary[]> {
  return runSql<ApiKeySummary>({
    text: `SELECT k.id, k.name, k.prefix, k.scopes, coalesce(nullif(u.name, ''), u.email) AS owner,
                  k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt", k.revoked_at IS NOT NULL AS "isRevoked"
           FROM api_key k JOIN app_user u ON u.id = k.user_id
           WHERE k.user_id = $1 OR $2 ORDER BY k.revoked_at IS NOT NULL, k.created_at DESC, k.id DESC`,
    values: [viewer.userId, can(viewer.role, 'users:manage')],
  });
}

export async function revokeApiKey(viewer: Viewer, keyId: number): Promise<void> {
  await transaction(async (connection) => {
    const rows = await runSql<{ id: number }>(
      {
        text: `UPDATE api_key k SET revoked_at = coalesce(k.revoked_at, now()) FROM app_user u
               WHERE k.id = $1 AND u.id = k.user_id AND (k.user_id = $2 OR $3) AND (u.is_demo OR NOT $4) RETURNING k.id`,
        values: [keyId, viewer.userId, can(viewer.role, 'users:manage'), viewer.isDemo],
      },
      connection,
    );
    // Another person's key is not told apart from one that does not exist.
    if (rows.length === 0) throw new AppError('not_found', `There is no key ${keyId}`, { key: 'key_missing' });
    await recordAudit(
      { actor: actorOf(viewer).label, action: 'api_key_revoked', target: `api_key:${keyId}` },
      connection,
    );
  });
}

interface KeyRow {
  key_id: number;
  scopes: Ability[];
  id: number;
  email: string;
  name: string;
  role: Role;
  locale: string;
  is_demo: boolean;
}

/**
 * The viewer behind a key: the owner as of now, with the abilities that both role and scopes give. Each time is a call
 * of that key. @throws AppError too_many_requests
 */
export async function apiKeyViewer(key: string): Promise<Viewer | null> {
  if (!/^vigie_[0-9a-f]{8}_[\w-]{43}$/.test(key)) return null;
  const [row] = await runSql<KeyRow>({
    text: `SELECT k.id AS key_id, k.scopes, u.id, u.email, u.name, u.role::text AS role, u.locale, u.is_demo
           FROM api_key k JOIN app_user u ON u.id = k.user_id
           WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND ${ACTIVE_USER}`,
    values: [digest(key), demoIsAllowed()],
  });
  if (!row) return null;
  await takeCall(row.key_id);
  // To the minute: a key in steady use must not write with every request.
  await runSql({
    text: `UPDATE api_key SET last_used_at = now()
           WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    values: [row.key_id],
  });
  return { ...viewerOf(row, 'api_key'), abilities: abilitiesOf(row.role).filter((each) => row.scopes.includes(each)) };
}
