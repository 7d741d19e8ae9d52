import { createHash } from 'node:crypto';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction, withConnection } from '@/lib/db/transaction';

export type AuditAction =
  | 'sign_in'
  | 'sign_in_failed'
  | 'sign_in_blocked'
  | 'sign_out'
  | 'setup_done'
  | 'user_created'
  | 'user_role_changed'
  | 'user_disabled'
  | 'user_enabled'
  | 'user_password_changed'
  | 'user_password_reset'
  | 'user_sessions_revoked'
  | 'demo_users_removed'
  | 'api_key_created'
  | 'api_key_revoked'
  | 'import'
  | 'import_undone'
  | 'matching_decided'
  | 'schedule_changed'
  | 'tracking_changed'
  | 'export'
  | 'view_changed'
  | 'annotation_changed'
  | 'definition_changed'
  | 'governance_changed'
  | 'source_changed'
  | 'rollups_verified'
  | 'demo_loaded'
  | 'demo_removed'
  | 'erasure';

export interface AuditEvent {
  actor: string;
  action: AuditAction;
  target?: string;
  details?: Record<string, string | number | boolean | null>;
}

const LOCK = 727_435_002;
const GENESIS = '0'.repeat(64);

interface Link {
  at: string;
  actor: string;
  action: string;
  target: string;
  details: Record<string, unknown>;
}

// jsonb does not keep the order of keys, so the hash is taken over sorted ones.
function linkHash(previousHash: string, link: Link): string {
  const details = JSON.stringify(Object.entries(link.details).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify([previousHash, link.at, link.actor, link.action, link.target, details]);
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Adds one entry to the audit log, whose hash covers the entry before it. Given a connection it joins that
 * connection's transaction, so that the change and its entry stand or fall together.
 */
export async function recordAudit(event: AuditEvent, connection?: Connection): Promise<void> {
  if (!connection) return transaction((own) => recordAudit(event, own));
  await runSql({ text: 'SELECT pg_advisory_xact_lock($1)', values: [LOCK] }, connection);
  const [last] = await runSql<{ hash: string }>('SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1', connection);
  const link: Link = {
    at: new Date().toISOString(),
    actor: event.actor,
    action: event.action,
    target: event.target ?? '',
    details: event.details ?? {},
  };
  const previousHash = last?.hash ?? GENESIS;
  await runSql(
    {
      text: `INSERT INTO audit_entry (at, actor, action, target, details, previous_hash, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        link.at,
        link.actor,
        link.action,
        link.target,
        JSON.stringify(link.details),
        previousHash,
        linkHash(previousHash, link),
      ],
    },
    connection,
  );
}

export interface AuditCheck {
  intact: boolean;
  entries: number;
  /** id of the last entry that was found intact */
  last: string | null;
  /** id of the first entry that was changed, or that follows a removed one */
  brokenAt: string | null;
  /** hash of the last entry: kept elsewhere, it also shows whether the end was cut off */
  head: string;
}

/** Recomputes the whole chain, in pages, so that memory stays bounded. */
export async function verifyAuditChain(pageSize = 5_000): Promise<AuditCheck> {
  return withConnection(async (connection) => {
    let previousHash = GENESIS;
    let after = 0n;
    let entries = 0;
    const last = () => (entries > 0 ? String(after) : null);
    for (;;) {
      const page = await runSql<Link & { id: bigint; time: Date; previous_hash: string; hash: string }>(
        {
          text: `SELECT id, at AS time, actor, action, target, details, previous_hash, hash
                 FROM audit_entry WHERE id > $1 ORDER BY id LIMIT $2`,
          values: [after, pageSize],
        },
        connection,
      );
      for (const entry of page) {
        const expected = linkHash(previousHash, { ...entry, at: entry.time.toISOString() });
        if (entry.previous_hash !== previousHash || entry.hash !== expected) {
          return { intact: false, entries, last: last(), brokenAt: String(entry.id), head: previousHash };
        }
        previousHash = entry.hash;
        after = entry.id;
        entries += 1;
      }
      if (page.length < pageSize) return { intact: true, entries, last: last(), brokenAt: null, head: previousHash };
    }
  });
}
