import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '@/lib/core/errors';
import { refuseBomb } from './bomb-guard';

/** A workbook has some ten entries and one for each sheet. */
const MAX_ENTRIES = 2_000;

export const unreadable = (why: string, cause?: unknown) =>
  new AppError('unsupported_file', `The file cannot be read: ${why}`, { key: 'imports.unreadable', cause });

/** A zip file whose directory was read and checked; nothing of it has been unpacked yet. */
export class ZipContainer {
  private constructor(
    private readonly zip: ZipFile,
    readonly size: number,
    readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws AppError for damaged and encrypted files, names that lead outside, and what would grow too much */
  static async open(path: string, ratio?: number): Promise<ZipContainer> {
    const { size } = await stat(path);
    const zip = await yauzl.openPromise(path, { autoClose: false }).catch((error: Error) => {
      throw unreadable(error.message, error);
    });
    try {
      if (zip.entryCount > MAX_ENTRIES) throw tooManyEntries(zip.entryCount);
      return new ZipContainer(zip, size, await directory(zip, size, ratio));
    } catch (error) {
      zip.close();
      throw error instanceof AppError ? error : unreadable((error as Error).message, error);
    }
  }

  /** The content of an entry; `follow` is told how many bytes of it were unpacked. */
  async *read(name: string, follow?: (bytes: number) => void): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw unreadable(`it has no part ${name}.`);
    let stream: Readable | undefined;
    let bytes = 0;
    try {
      stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        follow?.(bytes);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof AppError ? error : unreadable((error as Error).message, error);
    } finally {
      stream?.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function directory(zip: ZipFile, size: number, ratio?: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let packed = 0;
  let content = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (entry.generalPurposeBitFlag & 1) throw encrypted();
    if (entries.has(entry.fileName)) throw unreadable(`two parts are called ${entry.fileName}.`);
    packed += entry.compressedSize;
    content += entry.uncompressedSize;
    // Each part by itself, too: one that explodes must not hide behind others that do not.
    refuseBomb(entry.uncompressedSize, entry.compressedSize, ratio);
    entries.set(entry.fileName, entry);
  }
  // Parts that overlap are stored once and unpacked many times.
  if (packed > size) throw new AppError('too_large', 'The parts of the zip file overlap.', { key: 'imports.bomb' });
  refuseBomb(content, size, ratio);
  return entries;
}

export const encrypted = () =>
  new AppError('unsupported_file', 'The file is protected by a password. Save it without one, then import it.', {
    key: 'imports.encrypted',
  });

export const tooManyEntries = (count: number) =>
  new AppError('too_large', `The file holds ${count} files or sheets: too many to be an export.`, {
    key: 'imports.tooManyFiles',
  });

export const tooMuchText = () =>
  new AppError('too_large', 'The workbook holds too much text.', { key: 'imports.bomb' });
