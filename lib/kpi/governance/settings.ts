import { recordAudit } from '@/lib/auth/audit';
import type { Actor } from '@/lib/auth/viewer';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { ensureShop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';

/** True where it is declared that one administrator may approve what the same person proposed. */
export async function isSingleAdmin(connection?: Connection): Promise<boolean> {
  const [shop] = await runSql<{ single_admin: boolean }>('SELECT single_admin FROM shop WHERE id = 1', connection);
  return shop?.single_admin ?? false;
}

/** Declares or revokes it; the audit log keeps who did and when. */
export async function declareSingleAdmin(actor: Actor, isSingle: boolean): Promise<void> {
  await transaction(async (connection) => {
    await ensureShop(connection);
    const changed = await runSql(
      {
        text: 'UPDATE shop SET single_admin = $1 WHERE id = 1 AND single_admin <> $1 RETURNING id',
        values: [isSingle],
      },
      connection,
    );
    if (changed.length === 0) return;
    const details = { single_admin: isSingle };
    await recordAudit({ actor: actor.label, action: 'governance_changed', target: 'shop', details }, connection);
  });
}
