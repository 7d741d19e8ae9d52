import { type Connection, runSql } from '@/lib/db/run-sql';
import { type KpiDefinition, kpiDefinitionSchema } from '../definition';

/** A published version; immutable. */
export interface KpiVersionRow {
  kpiId: string;
  version: number;
  definition: KpiDefinition;
  origin: 'factory' | 'admin';
  effectiveFrom: Date;
  createdBy: string;
  approvedBy: string;
  reason: string;
  /** Told to readers before and after it takes effect. */
  notice: { fr: string; en: string };
  isInEffect: boolean;
}

interface Stored {
  kpi_id: string;
  version: number;
  definition: unknown;
  origin: string;
  effective_from: Date;
  created_by: string;
  approved_by: string;
  reason: string;
  notice: { fr?: string; en?: string } | null;
}

/** All versions of a KPI, the newest first; those that this version of Vigie cannot read any more are left out. */
export async function kpiVersions(kpiId: string, now: Date, connection?: Connection): Promise<KpiVersionRow[]> {
  const rows = await runSql<Stored>(
    {
      text: `SELECT v.kpi_id, v.version, v.definition, v.origin, v.effective_from, v.created_by, v.approved_by, v.reason,
          p.notice
        FROM kpi_version v
        LEFT JOIN kpi_proposal p ON p.kpi_id = v.kpi_id AND p.published_version = v.version AND p.state = 'approved'
        WHERE v.kpi_id = $1 ORDER BY v.version DESC`,
      values: [kpiId],
    },
    connection,
  );
  const current = rows.find((row) => row.effective_from <= now)?.version;
  return rows.flatMap((row) => {
    const parsed = kpiDefinitionSchema.safeParse(row.definition);
    if (!parsed.success) return [];
    return [
      {
        kpiId: row.kpi_id,
        version: row.version,
        definition: parsed.data,
        origin: row.origin === 'factory' ? ('factory' as const) : ('admin' as const),
        effectiveFrom: row.effective_from,
        createdBy: row.created_by,
        approvedBy: row.approved_by,
        reason: row.reason,
        notice: { fr: row.notice?.fr ?? '', en: row.notice?.en ?? '' },
        isInEffect: row.version === current,
      },
    ];
  });
}

/** The highest number that was ever published under an id, 0 for none: what a new version must start from. */
export async function latestVersion(kpiId: string, connection?: Connection): Promise<number> {
  const [row] = await runSql<{ version: number | null }>(
    { text: 'SELECT max(version) AS version FROM kpi_version WHERE kpi_id = $1', values: [kpiId] },
    connection,
  );
  return row?.version ?? 0;
}
