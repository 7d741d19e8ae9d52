import { runSql } from '@/lib/db/run-sql';

/** A system whose exports were imported. */
export interface SourceSystem {
  id: number;
  code: string;
  name: string;
  kind: string;
  owner: string;
  steward: string;
  grain: string;
  isSystemOfRecord: boolean;
  expectedLatencyHours: number | null;
  lastLoadedAt: Date | null;
}

export function readSourceSystems(): Promise<SourceSystem[]> {
  return runSql<SourceSystem>(
    `SELECT id, code, name, kind::text AS kind, owner, steward, grain, is_system_of_record AS "isSystemOfRecord",
       expected_latency_hours AS "expectedLatencyHours", last_loaded_at AS "lastLoadedAt"
     FROM source_system ORDER BY id`,
  );
}

/** What was decided about a KPI and a kind of system. */
export interface KpiSource {
  kpiId: string;
  kind: string;
  owner: string;
  isSystemOfRecord: boolean;
  expectedLatencyHours: number | null;
}

export function readKpiSources(): Promise<KpiSource[]> {
  return runSql<KpiSource>(
    `SELECT kpi_id AS "kpiId", system_kind::text AS kind, owner, is_system_of_record AS "isSystemOfRecord",
       expected_latency_hours AS "expectedLatencyHours" FROM kpi_source`,
  );
}

export interface RecentBatch {
  id: number;
  file: string;
  format: string;
  source: string;
  status: 'queued' | 'running' | 'done' | 'failed' | 'undone';
  rows: number;
  quarantined: number;
  at: Date;
}

/** The last imports of some sources, the newest first. */
export function recentBatches(sourceIds: readonly number[], limit: number): Promise<RecentBatch[]> {
  return runSql<RecentBatch>({
    text: `SELECT b.id, b.file_name AS file, b.format, s.name AS source, b.status::text AS status, b.rows, b.quarantined,
        coalesce(b.finished_at, b.created_at) AS at
      FROM import_batch b JOIN source_system s ON s.id = b.source_id
      WHERE b.source_id = ANY($1::int[]) ORDER BY b.id DESC LIMIT $2`,
    values: [[...sourceIds], limit],
  });
}
