import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';

/** A file that is still being written must rest for so long before it is taken. */
const SETTLED_MS = 10_000;
const IMPORTED = 'imported';
const REFUSED = 'refused';

/** All watched folders lie in this one: who may set up imports must not be able to read the rest of the machine. */
export function inboxFolder(): string {
  const { VIGIE_INBOX, VIGIE_DATA_DIR } = env();
  return path.resolve(VIGIE_INBOX ?? path.join(VIGIE_DATA_DIR, 'inbox'));
}

/** @throws AppError invalid_input for a name that leads out of the inbox */
export function watchedFolder(name: string): string {
  const root = inboxFolder();
  const folder = path.resolve(root, name);
  const inside = folder === root || folder.startsWith(root + path.sep);
  if (!inside || name.split(/[\\/]/).some((part) => part === IMPORTED || part === REFUSED || part.startsWith('.'))) {
    throw new AppError('invalid_input', `"${name}" is no folder inside ${root}.`, {
      key: 'schedules.folder',
      values: { folder: name, root },
    });
  }
  return folder;
}

/** Files that wait in a folder and rest, the oldest first; the folder is made when it is missing. */
export async function settledFiles(folder: string, now: Date): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  // A link could lead out of the inbox; a hidden or unfinished file is not meant for us.
  const names = entries.filter(
    (entry) => entry.isFile() && !/^\.|~$|\.(part|tmp|crdownload|filepart)$/i.test(entry.name),
  );
  const found = await Promise.all(
    names.map(async ({ name }) => {
      const file = path.join(folder, name);
      const facts = await stat(file).catch(() => null);
      return facts && facts.size > 0 ? { file, at: facts.mtimeMs } : null;
    }),
  );
  return found
    .filter((entry) => entry !== null)
    .filter(({ at }) => now.getTime() - at >= SETTLED_MS)
    .toSorted((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1))
    .map(({ file }) => file);
}

/** Moves a file that was taken, or refused with the reason beside it, out of the way; a name taken is numbered. */
export async function fileAway(file: string, where: 'imported' | 'refused', reason?: string): Promise<string> {
  const folder = path.join(path.dirname(file), where === 'imported' ? IMPORTED : REFUSED);
  await mkdir(folder, { recursive: true });
  const target = await freeName(folder, path.basename(file));
  await move(file, target);
  if (reason) await writeFile(`${target}.txt`, `${reason}\n`);
  return target;
}

async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let n = 1; ; n++) {
    const candidate = path.join(folder, n === 1 ? name : `${stem} (${n})${ext}`);
    const taken = await stat(candidate).catch(() => null);
    if (!taken) return candidate;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another disk.
    if ((error as { code?: string }).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await rm(from);
  }
}
