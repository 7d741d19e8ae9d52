import type { Day } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import type { KpiDefinition } from '../definition';
import type { Impact } from './impact';
import type { ProposalState } from './proposal-input';

export interface Proposal {
  id: number;
  kpiId: string;
  /** The version that it starts from; null for a new KPI. */
  baseVersion: number | null;
  definition: KpiDefinition;
  expression: string;
  reason: string;
  notice: { fr: string; en: string };
  state: ProposalState;
  impact: Impact | null;
  effectiveDay: Day | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  submittedAt: Date | null;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date | null;
  decisionNote: string;
  publishedVersion: number | null;
}

const COLUMNS = `p.id, p.kpi_id AS "kpiId", p.base_version AS "baseVersion", p.definition, p.expression, p.reason, p.notice,
  p.state, p.impact, p.effective_day AS "effectiveDay", p.created_by AS "createdBy",
  coalesce((SELECT u.name FROM app_user u WHERE p.created_by = 'user:' || u.id), p.created_by) AS "createdByName",
  p.created_at AS "createdAt", p.submitted_at AS "submittedAt", p.decided_by AS "decidedBy",
  coalesce((SELECT u.name FROM app_user u WHERE p.decided_by = 'user:' || u.id), p.decided_by) AS "decidedByName",
  p.decided_at AS "decidedAt", p.decision_note AS "decisionNote", p.published_version AS "publishedVersion"`;

/** Newest first; drafts and submitted ones before those that are decided. */
export async function listProposals(kpiId: string | null = null): Promise<Proposal[]> {
  return runSql<Proposal>({
    text: `SELECT ${COLUMNS} FROM kpi_proposal p WHERE $1::text IS NULL OR p.kpi_id = $1
      ORDER BY CASE p.state WHEN 'submitted' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, p.id DESC LIMIT 500`,
    values: [kpiId],
  });
}

/** @throws AppError not_found */
export async function readProposal(id: number, connection?: Connection, isLocked = false): Promise<Proposal> {
  const [found] = await runSql<Proposal>(
    { text: `SELECT ${COLUMNS} FROM kpi_proposal p WHERE p.id = $1${isLocked ? ' FOR UPDATE' : ''}`, values: [id] },
    connection,
  );
  if (!found) throw new AppError('not_found', `There is no proposal ${id}.`, { key: 'proposal_missing' });
  return found;
}
