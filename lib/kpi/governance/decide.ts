import { recordAudit } from '@/lib/auth/audit';
import type { Actor } from '@/lib/auth/viewer';
import { dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { readShop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';
import { checkDefinition } from '../check-definition';
import { governedCatalogue } from '../governed-catalogue';
import { definitionChecksum } from '../publish';
import { type Proposal, readProposal } from './proposal-rows';
import { requireFreshBase, requireState } from './proposals';
import { isSingleAdmin } from './settings';

const LOCK = 727_435_041;

/** Four eyes, unless it is declared that there is one administrator only. */
async function requireOtherPerson(actor: Actor, proposal: Proposal, connection: Connection): Promise<void> {
  if (proposal.createdBy !== actor.label || (await isSingleAdmin(connection))) return;
  throw new AppError('forbidden', 'Another administrator must decide on this proposal.', { key: 'own_proposal' });
}

/** Writes the row that is the version. It takes effect when the effective day begins in the shop's time zone. */
async function publish(connection: Connection, proposal: Proposal, actor: Actor, now: Date) {
  const { timeZone } = await readShop(connection);
  const catalogue = await governedCatalogue(connection, now);
  const version = (proposal.baseVersion ?? 0) + 1;
  // Other definitions may have changed since it was drafted: it is checked against those of now.
  const merged = new Map(catalogue).set(proposal.kpiId, { ...proposal.definition, version });
  const definition = checkDefinition(merged.get(proposal.kpiId), merged);
  const today = dayInZone(now, timeZone);
  // A version never takes effect before it was approved: figures told until then stay as they were told.
  const day = proposal.effectiveDay && proposal.effectiveDay > today ? proposal.effectiveDay : today;
  await runSql(
    {
      text: `INSERT INTO kpi_version (kpi_id, version, definition, checksum, origin, effective_from, created_by,
          approved_by, reason)
        VALUES ($1, $2, $3, $4, 'admin', $5::date::timestamp AT TIME ZONE $6, $7, $8, $9)`,
      values: [
        proposal.kpiId,
        version,
        JSON.stringify(definition),
        definitionChecksum(definition),
        day,
        timeZone,
        proposal.createdBy,
        actor.label,
        proposal.reason,
      ],
    },
    connection,
  );
  await runSql(
    {
      text: `UPDATE kpi_record SET state = 'pilot', updated_by = $2, updated_at = now()
        WHERE kpi_id = $1 AND state = 'proposed'`,
      values: [proposal.kpiId, actor.label],
    },
    connection,
  );
  return { version, day };
}

async function close(connection: Connection, id: number, actor: Actor, note: string, published: number | null) {
  await runSql(
    {
      text: `UPDATE kpi_proposal SET state = $2, decided_by = $3, decided_at = now(), decision_note = $4,
          published_version = $5 WHERE id = $1`,
      values: [id, published === null ? 'rejected' : 'approved', actor.label, note, published],
    },
    connection,
  );
}

/**
 * Publishes a submitted proposal as the next version. Of two approvals at one moment one succeeds.
 * @throws AppError conflict when it is not submitted any more, or when another version was published since;
 *   forbidden when the same person proposed it
 */
export async function approveProposal(actor: Actor, id: number, note: string, now: Date): Promise<{ version: number }> {
  return transaction(async (connection) => {
    // One decision at a time: two proposals of one KPI must not both start from the same version.
    await runSql({ text: 'SELECT pg_advisory_xact_lock($1)', values: [LOCK] }, connection);
    const proposal = await readProposal(id, connection, true);
    requireState(proposal, 'submitted');
    await requireOtherPerson(actor, proposal, connection);
    await requireFreshBase(proposal, connection);
    const { version, day } = await publish(connection, proposal, actor, now);
    await close(connection, id, actor, note, version);
    await recordAudit(
      {
        actor: actor.label,
        action: 'definition_changed',
        target: `kpi:${proposal.kpiId}`,
        details: { step: 'approved', proposal: id, version, effective_day: day, proposed_by: proposal.createdBy },
      },
      connection,
    );
    return { version };
  });
}

/** Refuses a submitted proposal; the note says why. */
export async function rejectProposal(actor: Actor, id: number, note: string): Promise<void> {
  await transaction(async (connection) => {
    const proposal = await readProposal(id, connection, true);
    requireState(proposal, 'submitted');
    await requireOtherPerson(actor, proposal, connection);
    await close(connection, id, actor, note, null);
    await recordAudit(
      {
        actor: actor.label,
        action: 'definition_changed',
        target: `kpi:${proposal.kpiId}`,
        details: { step: 'rejected', proposal: id },
      },
      connection,
    );
  });
}
