import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { requireAnswers } from '@/lib/imports/answer-asks';
import { failBatch } from '@/lib/imports/batch';
import { queueBatch } from '@/lib/imports/batch-queue';
import type { Declared } from '@/lib/imports/declared';
import { readBatch } from '@/lib/imports/read-batches';
import { inspectWithMemory, rememberMapping } from '@/lib/imports/remembered-mapping';
import { bindUpload, type Upload, uploadPath } from '@/lib/imports/uploads';
import { enqueue } from './enqueue';

/** On whose behalf an import starts. */
export interface Starter {
  /** for the audit log */
  actor: string;
  /** for people */
  createdBy: string;
  via: string;
  scheduleId?: number;
  /** the same key a second time means the import that is there already */
  idempotencyKey?: string;
}

export function starterOf(viewer: Viewer, idempotencyKey?: string): Starter {
  const who = viewer.name || viewer.email;
  return {
    actor: actorOf(viewer).label,
    createdBy: viewer.via === 'api_key' ? `${who} (API)` : who,
    via: viewer.via,
    // Two people's programs may choose the same key.
    ...(idempotencyKey ? { idempotencyKey: `${viewer.userId}:${idempotencyKey}` } : {}),
  };
}

/** The import that was started with this key before. */
export async function importOfKey(starter: Starter): Promise<number | null> {
  if (!starter.idempotencyKey) return null;
  const [row] = await runSql<{ id: number }>({
    text: 'SELECT id FROM import_batch WHERE idempotency_key = $1',
    values: [starter.idempotencyKey],
  });
  return row?.id ?? null;
}

/**
 * Opens a batch for an uploaded file, with its entry in the audit log, and wakes the worker. What a person confirmed is
 * remembered for the next file with the same header. Returns the batch's id.
 * @throws AppError when the file cannot be imported as declared
 */
export async function startImport(upload: Upload, given: Declared, starter: Starter): Promise<number> {
  if (upload.batchId !== null && (await readBatch(upload.batchId))?.status !== 'failed') {
    throw new AppError('conflict', 'The import of this file has started.', { key: 'imports.alreadyStarted' });
  }
  const path = uploadPath(upload.id);
  const { inspection, declared, rememberedSince } = await inspectWithMemory(path, given);
  if (inspection.format?.needsConfirmation && !given.mapping && !rememberedSince) {
    throw new AppError(
      'unsupported_file',
      `The layout "${inspection.format.label.en}" was never seen in a real export: confirm its columns on the imports page once.`,
      { key: 'imports.confirmFirst', values: { format: inspection.format.label.en } },
    );
  }
  const { preamble, mapping } = inspection;
  const asked = { fileName: upload.name, preamble, mapping };
  const answered = inspection.format?.asks
    ? { ...declared, answers: requireAnswers(inspection.format, declared.answers ?? {}, asked) }
    : declared;
  const batchId = await transaction(async (connection) => {
    const file = { path, name: upload.name, createdBy: starter.createdBy, inspection, declared: answered };
    const id = await queueBatch(file, connection);
    if (starter.scheduleId || starter.idempotencyKey) {
      await runSql(
        {
          text: 'UPDATE import_batch SET schedule_id = $2, idempotency_key = $3 WHERE id = $1',
          values: [id, starter.scheduleId ?? null, starter.idempotencyKey ?? null],
        },
        connection,
      );
    }
    await bindUpload(upload.id, id);
    await recordAudit(
      {
        actor: starter.actor,
        action: 'import',
        target: `import:${id}`,
        details: { file: upload.name, size: upload.size, format: inspection.format?.id ?? '', via: starter.via },
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
