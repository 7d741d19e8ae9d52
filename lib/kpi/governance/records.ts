import { z } from 'zod';
import { recordAudit } from '@/lib/auth/audit';
import type { Actor } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { governedCatalogue } from '../governed-catalogue';

export const RECORD_STATES = ['proposed', 'pilot', 'active', 'deprecated'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** What is decided about a KPI beside its definition. */
export interface KpiRecord {
  kpiId: string;
  state: RecordState;
  owner: string;
  steward: string;
  purpose: { fr: string; en: string };
  decisionValue: number | null;
  effort: number | null;
  successor: string | null;
  amberBelow: number | null;
}

export const AMBER_BELOW = 0.95;

const text = z.string().trim().max(600, 'too_long');
const points = z.int().min(1, 'points').max(5, 'points').nullable();

export const recordInputSchema = z.strictObject({
  state: z.enum(RECORD_STATES),
  owner: text,
  steward: text,
  purpose: z.strictObject({ fr: text, en: text }),
  decisionValue: points,
  effort: points,
  successor: z.string().max(60).nullable(),
  amberBelow: z.number().min(0, 'share').max(1, 'share').nullable(),
});
export type RecordInput = z.infer<typeof recordInputSchema>;

interface Row extends Omit<KpiRecord, 'purpose' | 'amberBelow'> {
  purpose: { fr?: string; en?: string };
  amberBelow: string | null;
}

const SELECT = `SELECT kpi_id AS "kpiId", state, owner, steward, purpose, decision_value AS "decisionValue", effort,
  successor, amber_below AS "amberBelow" FROM kpi_record`;

function toRecord({ purpose, amberBelow, ...row }: Row): KpiRecord {
  return {
    ...row,
    purpose: { fr: purpose.fr ?? '', en: purpose.en ?? '' },
    amberBelow: amberBelow === null ? null : Number(amberBelow),
  };
}

/** Records by KPI id; a KPI without one is active. */
export async function readRecords(connection?: Connection): Promise<Map<string, KpiRecord>> {
  const rows = await runSql<Row>(SELECT, connection);
  return new Map(rows.map((row) => [row.kpiId, toRecord(row)]));
}

export async function readRecord(kpiId: string, connection?: Connection): Promise<KpiRecord | null> {
  const [row] = await runSql<Row>({ text: `${SELECT} WHERE kpi_id = $1`, values: [kpiId] }, connection);
  return row ? toRecord(row) : null;
}

async function checkSteps(kpiId: string, { state, successor }: RecordInput, before: KpiRecord | null, now: Date) {
  const refuse = (key: string, message: string) => new AppError('invalid_input', message, { key });
  const catalogue = await governedCatalogue(undefined, now);
  const isPublished = catalogue.has(kpiId);
  if (!isPublished && !before) throw new AppError('not_found', `There is no KPI ${kpiId}.`, { key: 'kpi_missing' });
  // What has no published version cannot be in use, and what has one is not a wish any more.
  if (isPublished !== (state !== 'proposed')) throw refuse('state_impossible', `${kpiId} cannot be ${state}.`);
  if (state !== 'deprecated') return;
  if (!successor) throw refuse('successor_needed', 'A deprecated KPI names its successor.');
  const next = catalogue.get(successor);
  if (!next || successor === kpiId) throw refuse('successor_missing', `There is no other KPI ${successor}.`);
  if (next.deprecatedBy) throw refuse('successor_deprecated', `${successor} is deprecated itself.`);
}

/** Changes state, people, purpose, points and threshold of a KPI; the audit log keeps what changed. */
export async function saveRecord(actor: Actor, kpiId: string, input: RecordInput, now: Date): Promise<void> {
  await transaction(async (connection) => {
    const before = await readRecord(kpiId, connection);
    await checkSteps(kpiId, input, before, now);
    const successor = input.state === 'deprecated' ? input.successor : null;
    await runSql(
      {
        text: `INSERT INTO kpi_record (kpi_id, state, owner, steward, purpose, decision_value, effort, successor,
            amber_below, updated_by)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          ON CONFLICT (kpi_id) DO UPDATE SET state = excluded.state, owner = excluded.owner, steward = excluded.steward,
            purpose = excluded.purpose, decision_value = excluded.decision_value, effort = excluded.effort,
            successor = excluded.successor, amber_below = excluded.amber_below, updated_by = excluded.updated_by,
            updated_at = now()`,
        values: [
          kpiId,
          input.state,
          input.owner,
          input.steward,
          JSON.stringify(input.purpose),
          input.decisionValue,
          input.effort,
          successor,
          input.amberBelow,
          actor.label,
        ],
      },
      connection,
    );
    const details = { step: 'record', from: before?.state ?? 'active', state: input.state, successor };
    await recordAudit(
      { actor: actor.label, action: 'definition_changed', target: `kpi:${kpiId}`, details },
      connection,
    );
  });
}
