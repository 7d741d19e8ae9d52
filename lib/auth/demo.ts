import { AppError } from '@/lib/core/errors';
import { ROLES, type Role } from '@/lib/core/roles';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from './audit';
import { clientAddress } from './client-address';
import { demoIsAllowed, startSession } from './session';
import { type SignedIn, userAgentOf } from './sign-in';

const PEOPLE: Record<Role, { email: string; name: string }> = {
  CEO: { email: 'ceo@demo.invalid', name: 'Claire Fontaine' },
  CMO: { email: 'cmo@demo.invalid', name: 'Malik Roussel' },
  ADMIN: { email: 'admin@demo.invalid', name: 'Adrien Petit' },
  ANALYST: { email: 'analyst@demo.invalid', name: 'Inès Lambert' },
};

/** True when anyone may enter by role: the shop is the demo shop, and this installation shows it. */
export async function demoIsOpen(): Promise<boolean> {
  if (!demoIsAllowed()) return false;
  const rows = await runSql<{ id: number }>('SELECT id FROM shop WHERE is_demo');
  return rows.length > 0;
}

/** Signs in as the demo person of a role, without a password; refused where the demo is not open. */
export async function signInToDemo(role: string, headers: Headers | Record<string, unknown>): Promise<SignedIn> {
  const known = ROLES.find((each) => each === role);
  if (!known) throw new AppError('invalid_input', `There is no role ${role}`);
  return transaction(async (connection) => {
    // The lock keeps a removal of the demo from passing between the check and the new session.
    const [shop] = await runSql<{ id: number }>('SELECT id FROM shop WHERE is_demo FOR SHARE', connection);
    if (!shop || !demoIsAllowed()) throw new AppError('forbidden', 'The demo shop is not open');
    const [user] = await runSql<{ id: number }>(
      {
        text: `INSERT INTO app_user (email, name, role, is_demo) VALUES ($1, $2, $3::role, true)
               ON CONFLICT (email) DO UPDATE SET role = excluded.role, disabled_at = NULL
               WHERE app_user.is_demo RETURNING id`,
        values: [PEOPLE[known].email, PEOPLE[known].name, known],
      },
      connection,
    );
    if (!user) throw new AppError('forbidden', 'The demo person is not available');
    await recordAudit(
      { actor: `user:${user.id}`, action: 'sign_in', details: { address: clientAddress(headers), demo: true } },
      connection,
    );
    return { userId: user.id, sessionId: await startSession(user.id, userAgentOf(headers), connection) };
  });
}

/** Deletes the demo people, and whoever they created, with their sessions, keys and definitions. Returns how many. */
export async function removeDemoUsers(connection: Connection, actor = 'console'): Promise<number> {
  const rows = await runSql<{ id: number }>('DELETE FROM app_user WHERE is_demo RETURNING id', connection);
  if (rows.length > 0) {
    await removeTheirDefinitions(
      connection,
      rows.map(({ id }) => `user:${id}`),
    );
    await recordAudit({ actor, action: 'demo_users_removed', details: { users: rows.length } }, connection);
  }
  return rows.length;
}

/** What demo people decided about KPIs was decided about invented figures: it goes with them. */
async function removeTheirDefinitions(connection: Connection, actors: readonly string[]): Promise<void> {
  const values = [actors];
  await runSql(
    { text: `DELETE FROM kpi_version WHERE origin = 'admin' AND created_by = ANY($1::text[])`, values },
    connection,
  );
  await runSql({ text: 'DELETE FROM kpi_proposal WHERE created_by = ANY($1::text[])', values }, connection);
  await runSql({ text: 'DELETE FROM kpi_record WHERE updated_by = ANY($1::text[])', values }, connection);
  await runSql('UPDATE shop SET single_admin = false WHERE is_demo', connection);
}
