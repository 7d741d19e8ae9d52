import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit, verifyAuditChain } from '@/lib/auth/audit';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { authDatabase } from './auth-database';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await authDatabase();
});
afterAll(() => close());

// Only the owner of the table can take the rules away, as someone who tampers would.
const withoutRule = (name: 'no_update' | 'no_delete', statement: string) =>
  transaction(async (connection) => {
    const rule = `audit_entry_${name}`;
    await runSql(`ALTER TABLE audit_entry DISABLE RULE ${rule}`, connection);
    await runSql(statement, connection);
    await runSql(`ALTER TABLE audit_entry ENABLE RULE ${rule}`, connection);
  });

describe('the audit log', () => {
  it('holds as a chain, also when many write at once and one transaction fails', async () => {
    expect(await verifyAuditChain()).toMatchObject({ intact: true, entries: 0 });
    const failing = transaction(async (connection) => {
      await recordAudit({ actor: 'user:0', action: 'import' }, connection);
      throw new Error('rolled back');
    });
    await Promise.allSettled([
      failing,
      ...Array.from({ length: 25 }, (_, i) =>
        recordAudit({ actor: `user:${i}`, action: 'import', target: 'lot é', details: { rows: i, b: null, a: 'x"y' } }),
      ),
    ]);
    expect(await verifyAuditChain(7)).toMatchObject({ intact: true, entries: 25, brokenAt: null });
  });

  it('is not changed by UPDATE or DELETE', async () => {
    await runSql(`UPDATE audit_entry SET actor = 'someone else'`);
    await runSql('DELETE FROM audit_entry');
    expect(await verifyAuditChain()).toMatchObject({ intact: true, entries: 25 });
  });

  it('shows an entry that was changed, and the gap of one that was removed', async () => {
    const [entry] = await runSql<{ id: bigint; actor: string }>(
      'SELECT id, actor FROM audit_entry ORDER BY id OFFSET 9 LIMIT 1',
    );
    await withoutRule('no_update', `UPDATE audit_entry SET actor = 'someone else' WHERE id = ${entry?.id}`);
    expect(await verifyAuditChain()).toMatchObject({ intact: false, entries: 9, brokenAt: String(entry?.id) });
    await withoutRule('no_update', `UPDATE audit_entry SET actor = '${entry?.actor}' WHERE id = ${entry?.id}`);
    expect(await verifyAuditChain()).toMatchObject({ intact: true });
    await withoutRule('no_delete', `DELETE FROM audit_entry WHERE id = ${entry?.id}`);
    expect(await verifyAuditChain()).toMatchObject({ intact: false, entries: 9 });
  });
});
