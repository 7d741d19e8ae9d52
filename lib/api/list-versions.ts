import type { KpiDefinition } from '@/lib/kpi/definition';
import { kpiVersions } from '@/lib/kpi/governance/versions';
import { definitionChecksum } from '@/lib/kpi/publish';
import { readableKpi } from './describe-kpi';

/** Every version of a KPI, the newest first, as it was published; versions never change. @throws AppError not_found, forbidden */
export async function listVersions(id: string, abilities: readonly string[], now: Date) {
  const current = await readableKpi(id, abilities);
  const isOpen = ({ requires }: KpiDefinition) => requires === undefined || abilities.includes(requires);
  const published = (await kpiVersions(id, now))
    .filter(({ definition }) => isOpen(definition))
    .map((row) => ({
      version: row.version,
      is_current: row.isInEffect,
      origin: row.origin,
      effective_from: row.effectiveFrom.toISOString(),
      created_by: row.createdBy,
      approved_by: row.approvedBy,
      reason: row.reason,
      notice: row.notice,
      checksum: definitionChecksum(row.definition),
      definition: row.definition,
    }));
  // Definitions are written down when the server starts; before its first start there is only the code's own.
  const unpublished = {
    version: current.version,
    is_current: true,
    origin: 'factory' as const,
    effective_from: null,
    created_by: '',
    approved_by: '',
    reason: '',
    notice: { fr: '', en: '' },
    checksum: definitionChecksum(current),
    definition: current,
  };
  return { id, versions: published.length > 0 ? published : [unpublished] };
}
