import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { type Overlap, overlapsOfBatch } from '@/lib/imports/find-overlaps';
import { runImport } from '@/lib/imports/run-import';
import { readTrial, type Trial, writeTrial } from '@/lib/imports/trials';
import { findUpload, uploadPath } from '@/lib/imports/uploads';
import { headlineFigures } from './headline-figures';
import { defineJob } from './job';

const EVERY_MS = 700;

/** Runs an import whole and takes all of it back: what it would do is kept beside the file. */
export const tryImport = defineJob({
  payload: z.object({ upload: z.uuid(), startedAt: z.string() }),
  async run({ upload: id, startedAt }, { log }) {
    const upload = await findUpload(id).catch(() => null);
    const trial = await readTrial(id);
    // The file may be gone, or another dry run of it may have been asked for since.
    if (!upload || trial?.startedAt !== startedAt) return;
    const started = performance.now();
    let told = 0;
    let writing = Promise.resolve();
    const tell = (part: Partial<Trial>) => {
      writing = writing.then(() => keep(id, { ...trial, ...part }));
      return writing;
    };
    try {
      let overlaps: Overlap[] = [];
      let asked = 0;
      const report = await runImport({
        ...trial.applied,
        path: uploadPath(id),
        fileName: upload.name,
        createdBy: '',
        dryRun: true,
        async effect(connection) {
          asked += 1;
          // The second time all rows are in their place.
          if (asked === 2) overlaps = await overlapsOfBatch(connection, await ownBatch(connection));
          return headlineFigures(connection);
        },
        onProgress({ phase, rowsRead, share }) {
          if (performance.now() - told < EVERY_MS) return;
          told = performance.now();
          void tell({ state: 'running', progress: { phase, rows: rowsRead, share, seconds: (told - started) / 1000 } });
        },
      });
      await tell({ state: 'done', progress: null, result: { ...report, overlaps } });
    } catch (error) {
      log.warn({ upload: id, err: error }, 'dry run failed');
      const { key = null, values = {} } = error instanceof AppError ? error : {};
      const message = error instanceof Error ? error.message : String(error);
      await tell({ state: 'failed', progress: null, error: { message, key, values } });
    }
  },
});

/** The batch that this connection opened, which nobody else can see. */
async function ownBatch(connection: Connection): Promise<number> {
  const [row] = await runSql<{ id: number }>(
    `SELECT currval(pg_get_serial_sequence('import_batch', 'id'))::int AS id`,
    connection,
  );
  return row?.id ?? 0;
}

async function keep(id: string, trial: Trial): Promise<void> {
  if ((await readTrial(id))?.startedAt === trial.startedAt) await writeTrial(id, trial);
}
