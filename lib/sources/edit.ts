import { z } from 'zod';
import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { SYSTEM_KINDS } from './systems';

const owner = z.string().trim().max(120);
const MOST_HOURS = 24 * 366;
/** Hours, or nothing: then what the system or the definition says holds. */
const latency = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : Number(text)))
  .pipe(z.int().min(0).max(MOST_HOURS).nullable());
const isOn = z.preprocess((value) => value === 'on' || value === true, z.boolean());

export const kpiSourceInput = z.object({
  kpi: z.string().regex(/^[a-z][a-z0-9_]*$/),
  kind: z.enum(SYSTEM_KINDS),
  owner,
  latency,
  isSystemOfRecord: isOn,
});

export const sourceSystemInput = z.object({
  id: z.coerce.number().int().positive(),
  owner,
  steward: owner,
  latency,
  isSystemOfRecord: isOn,
});

/** Who answers for a KPI in a kind of system, how late its data may be, and whether that system has the last word. */
export async function changeKpiSource(input: z.infer<typeof kpiSourceInput>, viewer: Viewer): Promise<void> {
  const { kpi, kind, owner: who, latency: hours, isSystemOfRecord } = input;
  await transaction(async (connection) => {
    await runSql(
      {
        text: `INSERT INTO kpi_source (kpi_id, system_kind, owner, expected_latency_hours, is_system_of_record)
          VALUES ($1, $2::source_kind, $3, $4, $5)
          ON CONFLICT (kpi_id, system_kind) DO UPDATE SET owner = EXCLUDED.owner,
            expected_latency_hours = EXCLUDED.expected_latency_hours, is_system_of_record = EXCLUDED.is_system_of_record`,
        values: [kpi, kind, who, hours, isSystemOfRecord],
      },
      connection,
    );
    await recordAudit(
      {
        actor: actorOf(viewer).label,
        action: 'source_changed',
        target: `kpi_source:${kpi}:${kind}`,
        details: { owner: who, expected_latency_hours: hours, system_of_record: isSystemOfRecord },
      },
      connection,
    );
  });
}

/** The same of a system as a whole. @throws AppError not_found */
export async function changeSourceSystem(input: z.infer<typeof sourceSystemInput>, viewer: Viewer): Promise<void> {
  const { id, owner: who, steward, latency: hours, isSystemOfRecord } = input;
  await transaction(async (connection) => {
    const changed = await runSql<{ code: string }>(
      {
        text: `UPDATE source_system SET owner = $2, steward = $3, expected_latency_hours = $4, is_system_of_record = $5
          WHERE id = $1 RETURNING code`,
        values: [id, who, steward, hours, isSystemOfRecord],
      },
      connection,
    );
    if (!changed[0]) throw new AppError('not_found', `There is no source ${id}.`);
    await recordAudit(
      {
        actor: actorOf(viewer).label,
        action: 'source_changed',
        target: `source_system:${changed[0].code}`,
        details: { owner: who, steward, expected_latency_hours: hours, system_of_record: isSystemOfRecord },
      },
      connection,
    );
  });
}
