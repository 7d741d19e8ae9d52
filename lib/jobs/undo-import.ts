import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { type Undone, undoBatch } from '@/lib/imports/undo/undo-batch';

/** Takes an import back, with its entry in the audit log. @throws AppError when something stands in the way */
export async function undoImport(batchId: number, viewer: Viewer): Promise<Undone> {
  const undone = await undoBatch(batchId, viewer.name || viewer.email);
  const { removed, restored } = undone.orders;
  await recordAudit({
    actor: actorOf(viewer).label,
    action: 'import_undone',
    target: `import:${batchId}`,
    details: {
      file: undone.file,
      orders_removed: removed,
      orders_restored: restored,
      data_version: undone.dataVersion,
    },
  });
  return undone;
}
