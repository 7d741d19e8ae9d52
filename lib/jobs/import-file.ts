import { z } from 'zod';
import { runSql } from '@/lib/db/run-sql';
import { withConnection } from '@/lib/db/transaction';
import { failAbandoned, hasWaitingBatch, runNextBatch } from '@/lib/imports/batch-queue';
import { keepFile, removeOldFiles } from '@/lib/imports/kept-files';
import { removeOldUploads } from '@/lib/imports/uploads';
import { headlineFigures } from './headline-figures';
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
    await removeOldFiles(new Date());
    await failAbandoned();
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
            const outcome = await runNextBatch({ effect: headlineFigures });
            if (!outcome) break;
            if ('failed' in outcome) log.warn({ batch: outcome.id, err: outcome.failed }, 'import failed');
            else {
              log.info({ batch: outcome.id, rows: outcome.rows, seconds: outcome.seconds }, 'import done');
              await keepFile(outcome.id);
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
