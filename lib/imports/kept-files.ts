import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { env } from '@/lib/core/env';
import { runSql } from '@/lib/db/run-sql';
import { fileKind } from './reading/file-kind';
import { removeUpload, uploadOfFile } from './uploads';

const DAY_MS = 86_400_000;

const folder = () => path.resolve(env().VIGIE_DATA_DIR, 'imported');

async function keptDays(): Promise<number> {
  const [shop] = await runSql<{ days: number }>('SELECT keep_files_days AS days FROM shop');
  return shop?.days ?? 0;
}

/**
 * After its import an uploaded file is kept, compressed, for as long as the shop says, so that a line can be read as it
 * came; then, or at once where it keeps none, it is removed. Files that were never uploaded are not ours.
 */
export async function keepFile(batchId: number): Promise<void> {
  const [batch] = await runSql<{ file_path: string | null }>({
    text: 'SELECT file_path FROM import_batch WHERE id = $1',
    values: [batchId],
  });
  const upload = await uploadOfFile(batch?.file_path ?? null);
  if (!upload || !batch?.file_path) return;
  if ((await keptDays()) > 0) {
    const kept = path.join(folder(), String(batchId));
    const part = `${kept}.part`;
    await mkdir(folder(), { recursive: true });
    try {
      // Workbooks and .gz are compressed already.
      if ((await fileKind(batch.file_path)) === 'text') {
        await pipeline(createReadStream(batch.file_path), createGzip(), createWriteStream(part));
      } else await copyFile(batch.file_path, part);
      await rename(part, kept);
      await runSql({ text: 'UPDATE import_batch SET file_path = $2 WHERE id = $1', values: [batchId, kept] });
    } catch {
      // The facts are safe; a disk without space for the copy must not make the import fail.
      await rm(part, { force: true });
    }
  }
  await removeUpload(upload.id);
}

/** Removes the files whose days are over. */
export async function removeOldFiles(now: Date): Promise<void> {
  const names = await readdir(folder()).catch(() => []);
  if (names.length === 0) return;
  const days = await keptDays();
  for (const name of names) {
    const file = path.join(folder(), name);
    const found = await stat(file).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > days * DAY_MS) await rm(file, { force: true });
  }
}
