import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { transaction } from '@/lib/db/transaction';
import { failBatch } from '@/lib/imports/batch';
import { queueBatch } from '@/lib/imports/batch-queue';
import type { Declared } from '@/lib/imports/declared';
import { readBatch } from '@/lib/imports/read-batches';
import { inspectWithMemory, rememberMapping } from '@/lib/imports/remembered-mapping';
import { bindUpload, type Upload, uploadPath } from '@/lib/imports/uploads';
import { enqueue } from './enqueue';

/**
 * Opens a batch for an uploaded file, with its entry in the audit log, and wakes the worker. What a person confirmed is
 * remembered for the next file with the same header. Returns the batch's id.
 * @throws AppError when the file cannot be imported as declared
 */
export async function startImport(upload: Upload, given: Declared, viewer: Viewer): Promise<number> {
  if (upload.batchId !== null && (await readBatch(upload.batchId))?.status !== 'failed') {
    throw new AppError('conflict', 'The import of this file has started.', { key: 'imports.alreadyStarted' });
  }
  const path = uploadPath(upload.id);
  const { inspection, declared, rememberedSince } = await inspectWithMemory(path, given);
  const who = viewer.name || viewer.email;
  const createdBy = viewer.via === 'api_key' ? `${who} (API)` : who;
  const batchId = await transaction(async (connection) => {
    const id = await queueBatch({ path, name: upload.name, createdBy, inspection, declared }, connection);
    await bindUpload(upload.id, id);
    await recordAudit(
      {
        actor: actorOf(viewer).label,
        action: 'import',
        target: `import:${id}`,
        details: { file: upload.name, size: upload.size, format: inspection.format?.id ?? '', via: viewer.via },
      },
      connection,
    );
    return id;
  });
  try {
    if (given.mapping && !rememberedSince) await rememberMapping(inspection, upload.name, declared);
    await enqueue('import-file', {}, { key: 'import-file' });
  } catch (error) {
    await failBatch(batchId, error);
    throw error;
  }
  return batchId;
}
