import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import type { BatchReport } from '@/lib/imports/batch';
import type { CorrectedRow } from '@/lib/imports/corrections/correction-file';
import { importCorrections, retryQuarantined } from '@/lib/imports/corrections/import-corrections';
import { headlineFigures } from './headline-figures';

const by = (viewer: Viewer) => ({ createdBy: viewer.name || viewer.email, effect: headlineFigures });

/** Imports rows of a quarantine as a person corrected them, with an entry in the audit log. */
export async function correctRows(
  batchId: number,
  rows: readonly CorrectedRow[],
  viewer: Viewer,
): Promise<BatchReport> {
  const report = await importCorrections(batchId, rows, by(viewer));
  await told(batchId, report, viewer);
  return report;
}

/** Imports waiting rows again as they are; null when none waits. */
export async function retryWaiting(
  batchId: number,
  codes: readonly string[] | undefined,
  viewer: Viewer,
): Promise<BatchReport | null> {
  const report = await retryQuarantined(batchId, codes, by(viewer));
  if (report) await told(batchId, report, viewer);
  return report;
}

function told(batchId: number, { id, file, format, rows }: BatchReport, viewer: Viewer): Promise<void> {
  return recordAudit({
    actor: actorOf(viewer).label,
    action: 'import',
    target: `import:${id}`,
    details: { file, format, rows, corrects: batchId, via: viewer.via },
  });
}
