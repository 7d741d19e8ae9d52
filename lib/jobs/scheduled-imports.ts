import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { withConnection } from '@/lib/db/transaction';
import { fileSha256 } from '@/lib/imports/reading/file-sha256';
import { holdsFiles } from '@/lib/imports/reading/unpack-files';
import { createUpload, removeUpload, type Upload, unpackUpload, uploadPath } from '@/lib/imports/uploads';
import { fetchFile } from '@/lib/sources/schedules/fetch-file';
import { dueSchedules, noteRun, type Outcome, type Reason, type Schedule } from '@/lib/sources/schedules/schedule';
import { fileAway, settledFiles, watchedFolder } from '@/lib/sources/schedules/watched-folder';
import { defineJob } from './job';
import { type Starter, startImport } from './start-import';

const LOCK = 727_435_007;
const MOST_FILES = 200;

/** Takes what lies in watched folders and fetches what is due from its address. Only one such job runs at a time. */
export const scheduledImports = defineJob({
  payload: z.object({ schedule: z.number().int().positive().optional() }),
  schedule: '*/5 * * * *',
  async run({ schedule: only }, { log, signal }) {
    await withConnection(async (connection) => {
      const [lock] = await runSql<{ held: boolean }>(
        { text: 'SELECT pg_try_advisory_lock($1) AS held', values: [LOCK] },
        connection,
      );
      if (!lock?.held) return;
      try {
        for (const schedule of await dueSchedules(new Date(), only)) {
          if (signal?.aborted) return;
          const outcome = await runSchedule(schedule);
          log.info({ schedule: schedule.id, outcome: outcome.status }, 'schedule done');
        }
      } finally {
        await runSql({ text: 'SELECT pg_advisory_unlock($1)', values: [LOCK] }, connection);
      }
    });
  },
});

/** Runs one schedule now and notes what became of it; a failure is an outcome, not an error. */
export async function runSchedule(
  schedule: Schedule,
  fetching: Parameters<typeof fetchFile>[1] = {},
): Promise<Outcome> {
  const answer = { entityTag: schedule.entityTag, lastModified: schedule.lastModified };
  let outcome: Outcome;
  try {
    outcome = schedule.kind === 'folder' ? await takeFolder(schedule) : await takeAddress(schedule, answer, fetching);
  } catch (error) {
    outcome = { status: 'failed', ...reasonOf(error) };
  }
  await noteRun(schedule, outcome, answer);
  return outcome;
}

function reasonOf(error: unknown): Reason {
  const why = error instanceof Error ? error.message : String(error);
  const { key = null, values = {} } = error instanceof AppError ? error : {};
  return { why, key: key ?? null, values };
}

const starterFor = (schedule: Schedule): Starter => ({
  actor: `schedule ${schedule.id}`,
  createdBy: schedule.name,
  via: 'schedule',
  scheduleId: schedule.id,
});

async function takeFolder(schedule: Schedule): Promise<Outcome> {
  const files = await settledFiles(watchedFolder(schedule.location), new Date());
  const batches: number[] = [];
  const refused: (Reason & { file: string })[] = [];
  for (const file of files.slice(0, MOST_FILES)) {
    const name = path.basename(file);
    try {
      const body = Readable.toWeb(createReadStream(file)) as WebStream<Uint8Array>;
      batches.push(...(await importBody(schedule, body, name)));
      await fileAway(file, 'imported');
    } catch (error) {
      // What is wrong with the file is its own affair; the others go on. What is wrong with us concerns all of them.
      if (!(error instanceof AppError) || error.code === 'unavailable' || error.code === 'internal') throw error;
      refused.push({ file: name, ...reasonOf(error) });
      await fileAway(file, 'refused', error.message);
    }
  }
  return batches.length + refused.length > 0 ? { status: 'imported', batches, refused } : { status: 'nothing' };
}

async function takeAddress(
  schedule: Schedule,
  answer: { entityTag: string; lastModified: string },
  fetching: Parameters<typeof fetchFile>[1],
): Promise<Outcome> {
  const fetched = await fetchFile(schedule.location, { ...fetching, ...answer });
  if (fetched.status === 'unchanged') return { status: 'nothing' };
  const batches = await importBody(schedule, Readable.toWeb(fetched.body) as WebStream<Uint8Array>, fetched.name);
  answer.entityTag = fetched.entityTag;
  answer.lastModified = fetched.lastModified;
  return batches.length === 0 ? { status: 'nothing' } : { status: 'imported', batches, refused: [] };
}

/** Keeps the file, or those inside a zip file, and queues their imports; none when this schedule brought them before. */
async function importBody(schedule: Schedule, body: WebStream<Uint8Array>, name: string): Promise<number[]> {
  const sent = await createUpload(body, { name, userId: 0 });
  let waiting = [sent];
  try {
    if (await holdsFiles(uploadPath(sent.id))) waiting = await unpackUpload(sent);
    const batches: number[] = [];
    while (waiting[0]) {
      const id = await importUpload(schedule, waiting[0]);
      if (id !== null) batches.push(id);
      waiting = waiting.slice(1);
    }
    return batches;
  } catch (error) {
    for (const upload of waiting) await removeUpload(upload.id);
    throw error;
  }
}

async function importUpload(schedule: Schedule, upload: Upload): Promise<number | null> {
  const known = await runSql({
    text: `SELECT 1 FROM import_batch WHERE schedule_id = $1 AND file_sha256 = $2 AND status IN ('queued', 'running', 'done')`,
    values: [schedule.id, await fileSha256(uploadPath(upload.id))],
  });
  if (known.length > 0) {
    await removeUpload(upload.id);
    return null;
  }
  return startImport(upload, schedule.declared, starterFor(schedule));
}
