import { z } from 'zod';
import { runSql } from '@/lib/db/run-sql';
import { withConnection } from '@/lib/db/transaction';
import { hasWaitingBatch, runNextBatch } from '@/lib/imports/batch-queue';
import { removeOldUploads, removeUpload, uploadOfFile } from '@/lib/imports/uploads';
import { defineJob } from './job';

const LOCK = 727_435_006;

/**
 * Imports the files that wait, one after the other. It takes no batch id: whichever job comes next also finishes what
 * an earlier one left behind. The schedule only catches a batch whose job was never enqueued.
 */
export const importFile = defineJob({
  payload: z.object({}),
  schedule: '*/15 * * * *',
  async run(_payload, { log, signal }) {
    await removeOldUploads(new Date());
    await withConnection(async (connection) => {
      do {
        const [lock] = await runSql<{ held: boolean }>(
          { text: 'SELECT pg_try_advisory_lock($1) AS held', values: [LOCK] },
          connection,
        );
        if (!lock?.held) return;
        try {
          for (;;) {
            if (signal?.aborted) return;
            const outcome = await runNextBatch();
            if (!outcome) break;
            if ('failed' in outcome) log.warn({ batch: outcome.id, err: outcome.failed }, 'import failed');
            else {
              log.info({ batch: outcome.id, rows: outcome.rows, seconds: outcome.seconds }, 'import done');
              await removeImported(outcome.id);
            }
          }
        } finally {
          await runSql({ text: 'SELECT pg_advisory_unlock($1)', values: [LOCK] }, connection);
        }
        // Whoever came while the lock was still held went away again: look once more.
      } while (await hasWaitingBatch());
    });
  },
});

/** The facts and the quarantine hold everything; the file itself, with its personal data, is not kept. */
async function removeImported(batchId: number): Promise<void> {
  const [batch] = await runSql<{ file_path: string | null }>({
    text: 'SELECT file_path FROM import_batch WHERE id = $1',
    values: [batchId],
  });
  const upload = await uploadOfFile(batch?.file_path ?? null);
  if (upload) await removeUpload(upload.id);
}
