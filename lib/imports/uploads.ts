import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { unpackFiles } from './reading/unpack-files';

/** A file that was sent and waits for its import. */
export interface Upload {
  id: string;
  name: string;
  size: number;
  userId: number;
  uploadedAt: string;
  /** the import that was started with it */
  batchId: number | null;
}

export const MAX_UPLOAD_BYTES = 2 * 2 ** 30;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEPT_MS = 7 * 86_400_000;

function folder(): string {
  return path.resolve(env().VIGIE_DATA_DIR, 'uploads');
}

export function uploadPath(id: string): string {
  if (!ID.test(id)) throw notFound();
  return path.join(folder(), id);
}

const notePath = (id: string) => `${uploadPath(id)}.json`;
/** Where the outcome of a dry run of this file stands. */
export const trialPath = (id: string) => `${uploadPath(id)}.trial.json`;
const notFound = () => new AppError('not_found', 'There is no such upload.', { key: 'imports.uploadGone' });
const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT';

/** What a browser calls a file, as a name to show: without folders and without what a screen cannot show. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 200) || 'import.csv'
  );
}

/** Streams a body to the disk under an id of our own: the name that was sent never becomes a path. */
export async function createUpload(
  body: WebStream<Uint8Array> | null,
  { name, userId }: { name: string; userId: number },
): Promise<Upload> {
  const id = randomUUID();
  await mkdir(folder(), { recursive: true });
  try {
    const size = await receive(body, uploadPath(id), 0);
    if (size === 0) throw new AppError('unsupported_file', 'The file is empty.', { key: 'imports.empty' });
    const upload = { id, name: plainName(name), size, userId, uploadedAt: new Date().toISOString(), batchId: null };
    await note(upload);
    return upload;
  } catch (error) {
    await removeUpload(id);
    throw error;
  }
}

/** The next part of a large file. What a broken transfer left behind is cut off, so that a part can be sent again. */
export async function appendToUpload(id: string, offset: number, body: WebStream<Uint8Array> | null): Promise<Upload> {
  const upload = await findUpload(id);
  if (upload.batchId !== null) throw new AppError('conflict', 'The import of this file has started.');
  if (offset > upload.size) {
    throw new AppError('conflict', `The next part of this file starts at ${upload.size}, not at ${offset}.`);
  }
  await truncate(uploadPath(id), offset);
  const grown = { ...upload, size: await receive(body, uploadPath(id), offset) };
  await note(grown);
  return grown;
}

async function receive(body: WebStream<Uint8Array> | null, file: string, offset: number): Promise<number> {
  if (!body) return offset;
  let size = offset;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size <= MAX_UPLOAD_BYTES) done(null, chunk);
      else done(new AppError('too_large', 'A file has at most 2 GB. Compress it (.gz).', { key: 'imports.tooLarge' }));
    },
  });
  try {
    await pipeline(Readable.fromWeb(body), counter, createWriteStream(file, { flags: offset === 0 ? 'wx' : 'a' }));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') {
      throw new AppError('unavailable', 'The disk of the server is full.', { key: 'imports.diskFull', cause: error });
    }
    if (error instanceof AppError) throw error;
    throw new AppError('invalid_input', 'The transfer of the file was interrupted.', { cause: error });
  }
  return size;
}

function note(upload: Upload): Promise<void> {
  return writeFile(notePath(upload.id), JSON.stringify(upload));
}

export async function findUpload(id: string): Promise<Upload> {
  try {
    return JSON.parse(await readFile(notePath(id), 'utf8')) as Upload;
  } catch (error) {
    if (isMissing(error)) throw notFound();
    throw error;
  }
}

/** Keeps the file with its import: it goes when the import is done, and stays for another try when it failed. */
export async function bindUpload(id: string, batchId: number): Promise<void> {
  await note({ ...(await findUpload(id)), batchId });
}

/** The files of an archive, each an upload of its own; the archive goes. */
export async function unpackUpload({ id, userId }: Upload): Promise<Upload[]> {
  const ids: string[] = [];
  const files = await unpackFiles(uploadPath(id), folder(), (_, index) => {
    ids[index] = randomUUID();
    return uploadPath(ids[index]);
  });
  const uploadedAt = new Date().toISOString();
  const uploads = files
    .map(({ name, size }, i) => ({
      id: ids[i] as string,
      name: plainName(name),
      size,
      userId,
      uploadedAt,
      batchId: null,
    }))
    .filter(({ size }) => size > 0);
  await Promise.all(uploads.map(note));
  await removeUpload(id);
  return uploads;
}

async function allUploads(): Promise<Upload[]> {
  const names = await readdir(folder()).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  const found = await Promise.all(ids.filter((id) => ID.test(id)).map((id) => findUpload(id).catch(() => null)));
  return found.filter((upload) => upload !== null);
}

/** The files that this person sent and has not imported yet, oldest first. */
export async function waitingUploads(userId: number): Promise<Upload[]> {
  const mine = (await allUploads()).filter((upload) => upload.userId === userId && upload.batchId === null);
  return mine.sort((a, b) => a.uploadedAt.localeCompare(b.uploadedAt));
}

export async function removeUpload(id: string): Promise<void> {
  const files = [uploadPath(id), notePath(id), trialPath(id)];
  await Promise.all(files.map((file) => rm(file, { force: true })));
}

/** The upload behind a batch's file, when it is one and still there. */
export async function uploadOfFile(filePath: string | null): Promise<Upload | null> {
  if (!filePath || path.dirname(filePath) !== folder()) return null;
  return findUpload(path.basename(filePath)).catch(() => null);
}

export async function removeOldUploads(now: Date): Promise<void> {
  const names = await readdir(folder()).catch(() => []);
  for (const name of names) {
    const file = path.join(folder(), name);
    const found = await stat(file).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > KEPT_MS) await rm(file, { force: true });
  }
}
