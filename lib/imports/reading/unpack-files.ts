import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@/lib/core/errors';
import { fileKind } from './file-kind';
import { tooManyEntries, ZipContainer } from './zip-container';

export interface UnpackedFile {
  /** name inside of the zip file, without folders and without what file systems refuse */
  name: string;
  /** where it was written */
  path: string;
  size: number;
}

const MAX_FILES = 200;
// What systems add by themselves.
const NOISE = /^__MACOSX\/|(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini)$/i;
const ARCHIVE = /\.(?:zip|rar|7z|tar|tgz|bz2|xz)$/i;

/** Whether a file holds several files: a zip file that is no workbook. @throws AppError for what cannot be imported */
export async function holdsFiles(file: string): Promise<boolean> {
  return (await fileKind(file)) === 'zip';
}

/**
 * Writes the files of a zip file into a folder, each to be treated as a file of its own; `target` may give each another
 * place, as uploads have. Nothing is written when the zip file holds too many files, one too large, another zip file or
 * a name that leads outside.
 */
export async function unpackFiles(
  file: string,
  folder: string,
  target: (name: string, index: number) => string = (_, index) => path.join(folder, `${index + 1}`),
): Promise<UnpackedFile[]> {
  const zip = await ZipContainer.open(file);
  try {
    const names = [...zip.entries.keys()].filter((name) => !NOISE.test(name));
    if (names.length === 0) {
      throw new AppError('unsupported_file', 'The zip file holds no file.', { key: 'imports.empty' });
    }
    if (names.length > MAX_FILES) throw tooManyEntries(names.length);
    if (names.some((name) => ARCHIVE.test(name))) throw nested();
    await mkdir(folder, { recursive: true });
    return await write(zip, names, target);
  } finally {
    zip.close();
  }
}

async function write(
  zip: ZipContainer,
  names: readonly string[],
  target: (name: string, index: number) => string,
): Promise<UnpackedFile[]> {
  const unpacked: UnpackedFile[] = [];
  try {
    for (const [index, entry] of names.entries()) {
      const name = cleanName(entry);
      const place = target(name, index);
      unpacked.push({ name, path: place, size: zip.entries.get(entry)?.uncompressedSize ?? 0 });
      await pipeline(Readable.from(zip.read(entry)), createWriteStream(place, { flags: 'wx' }));
    }
    return unpacked;
  } catch (error) {
    await Promise.all(unpacked.map((one) => rm(one.path, { force: true })));
    throw error;
  }
}

const nested = () =>
  new AppError('unsupported_file', 'The zip file holds another one. Unpack it first.', { key: 'imports.nestedZip' });

function cleanName(entry: string): string {
  const base = path.posix.basename(entry);
  const clean = base.replace(/[\p{Cc}\p{Cf}<>:"|?*\\/]/gu, '_').slice(-200);
  return clean.replace(/^\.+$/, '_') || 'file';
}
