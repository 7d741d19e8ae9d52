import { recordAudit } from '@/lib/auth/audit';
import type { Actor } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import type { Catalogue } from '../catalogue';
import type { KpiDefinition } from '../definition';
import { governedCatalogue } from '../governed-catalogue';
import { draftDefinition } from './draft-definition';
import { computeImpact, type ImpactPeriod } from './impact';
import { idProblem, type ProposalInput } from './proposal-input';
import { type Proposal, readProposal } from './proposal-rows';
import { kpiVersions, latestVersion } from './versions';

const conflict = (key: string, message: string, values: Record<string, string | number> = {}) =>
  new AppError('conflict', message, { key, values });

/** The latest published definition of a KPI, in effect or still to come; null for a new one. */
export async function baseDefinition(kpiId: string, catalogue: Catalogue, now: Date): Promise<KpiDefinition | null> {
  const [latest] = await kpiVersions(kpiId, now);
  return latest?.definition ?? catalogue.get(kpiId) ?? null;
}

/** The definition that a person's input makes. @throws AppError invalid_input with the key of what is wrong */
export async function definitionOf(
  input: Omit<ProposalInput, 'reason' | 'notice' | 'effectiveDay'>,
  now: Date,
): Promise<{ definition: KpiDefinition; base: KpiDefinition | null; catalogue: Catalogue }> {
  const catalogue = await governedCatalogue(undefined, now);
  const base = await baseDefinition(input.kpiId, catalogue, now);
  const problem = base ? null : idProblem(input.kpiId);
  if (problem) throw new AppError('invalid_input', `The id ${input.kpiId} cannot be used.`, { key: problem });
  const draft = draftDefinition(input, base, catalogue);
  if (!draft.ok) {
    const [first] = draft.faults;
    throw new AppError('invalid_input', first?.message ?? 'The expression cannot be read.', {
      key: 'expression_fault',
    });
  }
  return { definition: draft.definition, base, catalogue };
}

async function audit(
  connection: Connection,
  actor: Actor,
  step: string,
  { id, kpiId }: Pick<Proposal, 'id' | 'kpiId'>,
) {
  const details = { step, proposal: id };
  await recordAudit({ actor: actor.label, action: 'definition_changed', target: `kpi:${kpiId}`, details }, connection);
}

/** Keeps a draft, new or known. Only a draft can be changed, and only by its author. */
export async function saveDraft(actor: Actor, input: ProposalInput, id: number | null, now: Date): Promise<number> {
  const { definition, base } = await definitionOf(withoutFrame(input), now);
  return transaction(async (connection) => {
    const values = [
      input.kpiId,
      base?.version ?? null,
      JSON.stringify(definition),
      input.expression,
      input.reason,
      JSON.stringify(input.notice),
      input.effectiveDay,
      actor.label,
    ];
    if (id === null) {
      const [row] = await runSql<{ id: number }>(
        {
          text: `INSERT INTO kpi_proposal (kpi_id, base_version, definition, expression, reason, notice, effective_day,
              created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
          values,
        },
        connection,
      );
      await registerCandidate(connection, actor, input.kpiId, base === null);
      await audit(connection, actor, 'draft', { id: row?.id ?? 0, kpiId: input.kpiId });
      return row?.id ?? 0;
    }
    const known = await readProposal(id, connection, true);
    requireState(known, 'draft');
    requireAuthor(known, actor);
    if (known.kpiId !== input.kpiId) throw conflict('kpi_fixed', 'A draft stays with its KPI.');
    await runSql(
      {
        text: `UPDATE kpi_proposal SET kpi_id = $1, base_version = $2, definition = $3, expression = $4, reason = $5,
            notice = $6, effective_day = $7 WHERE id = $8`,
        values: [...values.slice(0, 7), id],
      },
      connection,
    );
    return id;
  });
}

function withoutFrame({ reason: _reason, notice: _notice, effectiveDay: _day, ...said }: ProposalInput) {
  return said;
}

/** A KPI that does not exist yet stands in the register as proposed. */
async function registerCandidate(connection: Connection, actor: Actor, kpiId: string, isNew: boolean): Promise<void> {
  if (!isNew) return;
  await runSql(
    {
      text: `INSERT INTO kpi_record (kpi_id, state, updated_by) VALUES ($1, 'proposed', $2) ON CONFLICT DO NOTHING`,
      values: [kpiId, actor.label],
    },
    connection,
  );
}

export function requireState(proposal: Proposal, state: Proposal['state']): void {
  if (proposal.state === state) return;
  throw conflict('proposal_state', `The proposal is ${proposal.state}, not ${state}.`, { state: proposal.state });
}

/** Whoever submits answers for every word of it: the other pair of eyes is the approver's. */
function requireAuthor({ createdBy }: Proposal, actor: Actor): void {
  if (createdBy === actor.label) return;
  throw new AppError('forbidden', 'Only its author can change or submit a draft.', { key: 'not_author' });
}

/** Another version was published since: what the proposal was compared with is not what it would replace. */
export async function requireFreshBase(proposal: Proposal, connection: Connection): Promise<void> {
  const latest = await latestVersion(proposal.kpiId, connection);
  // A factory KPI whose rows are not written yet starts from the definition in code.
  if (latest === 0 || latest === (proposal.baseVersion ?? 0)) return;
  throw conflict('proposal_outdated', `Version ${latest} of ${proposal.kpiId} was published since.`, {
    version: latest,
    kpi: proposal.kpiId,
  });
}

/** Hands a draft in for approval; its effect on the figures is computed once more and kept with it. */
export async function submitProposal(actor: Actor, id: number, period: ImpactPeriod, now: Date): Promise<void> {
  const draft = await readProposal(id);
  requireState(draft, 'draft');
  const impact = await computeImpact(draft.definition, period, now);
  await transaction(async (connection) => {
    const proposal = await readProposal(id, connection, true);
    requireState(proposal, 'draft');
    requireAuthor(proposal, actor);
    await requireFreshBase(proposal, connection);
    if (JSON.stringify(proposal.definition) !== JSON.stringify(draft.definition)) {
      throw conflict('proposal_changed', 'The draft was changed at the same moment.');
    }
    await runSql(
      {
        text: `UPDATE kpi_proposal SET state = 'submitted', submitted_at = now(), impact = $2 WHERE id = $1`,
        values: [id, JSON.stringify(impact)],
      },
      connection,
    );
    await audit(connection, actor, 'submitted', proposal);
  });
}

/** Takes a draft or a submitted proposal back. */
export async function withdrawProposal(actor: Actor, id: number): Promise<void> {
  await transaction(async (connection) => {
    const proposal = await readProposal(id, connection, true);
    if (proposal.state !== 'draft') requireState(proposal, 'submitted');
    await runSql(
      {
        text: `UPDATE kpi_proposal SET state = 'withdrawn', decided_by = $2, decided_at = now() WHERE id = $1`,
        values: [id, actor.label],
      },
      connection,
    );
    await runSql(
      {
        text: `DELETE FROM kpi_record r WHERE r.kpi_id = $1 AND r.state = 'proposed'
          AND NOT EXISTS (SELECT 1 FROM kpi_proposal p WHERE p.kpi_id = $1 AND p.state IN ('draft', 'submitted'))`,
        values: [proposal.kpiId],
      },
      connection,
    );
    await audit(connection, actor, 'withdrawn', proposal);
  });
}
