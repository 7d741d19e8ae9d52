import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/lib/core/errors';
import { refuseBomb } from './bomb-guard';
import { fileKind, refuseForeign } from './file-kind';
import { hasMojibake } from './mojibake';

export interface FileFacts {
  /** size on disk, as uploaded */
  size: number;
  /** SHA-256 of the file on disk */
  sha256: string;
  gzip: boolean;
  kind: 'text' | 'xlsx';
  /** first bytes of the content, decompressed */
  head: Buffer;
  isUtf8: boolean;
  /** whether isUtf8 was told from the whole content; else from the head only */
  isRead: boolean;
  /** the bytes hold UTF-8 that was taken for Windows-1252 and encoded once more */
  mojibake: boolean;
}

const HEAD_BYTES = 1 << 18;
/** Deflate cannot compress more than about 1032 to 1. */
const DEFLATE_LIMIT = 1_100;

/** The content of a file as byte chunks, decompressed. `onDiskBytes` follows how much of the file was read. */
export async function* readBytes(
  path: string,
  gzip: boolean,
  onDiskBytes?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const disk = createReadStream(path, { highWaterMark: 1 << 18 });
  if (onDiskBytes) disk.on('data', () => onDiskBytes(disk.bytesRead));
  const stream = gzip ? pipeline(disk, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : disk;
  let total = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (gzip) refuseBomb(total, disk.bytesRead);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('unsupported_file', `The file cannot be read: ${(error as Error).message}`, {
      key: 'imports.unreadable',
      cause: error,
    });
  } finally {
    disk.destroy();
  }
}

/**
 * Hash, encoding and first bytes of a file. Of a compressed one only the head is decompressed unless `whole` is asked:
 * whoever reads it on must then be ready to meet bytes that are not UTF-8.
 */
export async function fileFacts(path: string, whole: boolean): Promise<FileFacts> {
  const kind = await fileKind(path);
  if (kind === 'zip') {
    throw new AppError('unsupported_file', 'This is a zip file. Import the files that it holds.', {
      key: 'imports.zip',
    });
  }
  if (kind === 'xlsx') return workbookFacts(path);
  const gzip = kind === 'gzip';
  const hash = createHash('sha256');
  const heads: Buffer[] = [];
  let headLength = 0;
  let carry = Buffer.alloc(0);
  let utf8 = true;
  let mojibake = false;
  let isRead = true;
  const { size } = await stat(path);
  if (gzip) {
    let tail = Buffer.alloc(0);
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      hash.update(chunk as Buffer);
      tail = Buffer.concat([tail, chunk as Buffer]).subarray(-4);
    }
    // What the file says of its own size; one that lies is stopped while it is read, one that was cut says anything.
    const said = tail.length === 4 ? tail.readUInt32LE() : 0;
    if (said <= size * DEFLATE_LIMIT) refuseBomb(said, size);
  }
  for await (const chunk of readBytes(path, gzip)) {
    if (!gzip) hash.update(chunk);
    if (headLength < HEAD_BYTES) {
      if (gzip && headLength === 0) refuseForeign(chunk);
      heads.push(chunk);
      headLength += chunk.length;
    }
    if (gzip && !whole && headLength >= HEAD_BYTES) isRead = false;
    if (utf8) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const end = completeUtf8Length(bytes);
      utf8 = isUtf8(bytes.subarray(0, end));
      mojibake ||= hasMojibake(bytes.subarray(0, end));
      carry = Buffer.from(bytes.subarray(end));
    }
    if (!isRead) break;
  }
  return {
    size,
    sha256: hash.digest('hex'),
    gzip,
    kind: 'text',
    head: Buffer.concat(heads).subarray(0, HEAD_BYTES),
    isUtf8: utf8 && (!isRead || carry.length === 0),
    isRead,
    mojibake: mojibake && utf8,
  };
}

async function workbookFacts(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(chunk as Buffer);
  const { size } = await stat(path);
  const sha256 = hash.digest('hex');
  return {
    size,
    sha256,
    gzip: false,
    kind: 'xlsx',
    head: Buffer.alloc(0),
    isUtf8: true,
    isRead: true,
    mojibake: false,
  };
}

/** Length without a character that the chunk's end may have cut (at most three bytes). */
function completeUtf8Length(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needed ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
