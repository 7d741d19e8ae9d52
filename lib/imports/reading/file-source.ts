import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/lib/core/errors';

export interface FileFacts {
  /** size on disk, as uploaded */
  size: number;
  /** SHA-256 of the file on disk */
  sha256: string;
  gzip: boolean;
  /** first bytes of the content, decompressed */
  head: Buffer;
  isUtf8: boolean;
  /** whether isUtf8 was told from the whole content; else from the head only */
  isRead: boolean;
}

const HEAD_BYTES = 1 << 18;
/** A gzip file may not grow beyond this multiple of its size: a guard against decompression bombs. */
const MAX_RATIO = 400;
/** Deflate cannot compress more than about 1032 to 1. */
const DEFLATE_LIMIT = 1_100;
const MAX_BYTES = 20 * 2 ** 30;

function refuseBomb(content: number, onDisk: number): void {
  if (content <= MAX_BYTES && (content <= 2 ** 26 || content <= onDisk * MAX_RATIO)) return;
  throw new AppError('too_large', 'The file grows too much when it is decompressed.', { key: 'imports.bomb' });
}

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
  const gzip = await hasGzipMagic(path);
  const hash = createHash('sha256');
  const heads: Buffer[] = [];
  let headLength = 0;
  let carry = Buffer.alloc(0);
  let utf8 = true;
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
      heads.push(chunk);
      headLength += chunk.length;
    }
    if (gzip && !whole && headLength >= HEAD_BYTES) isRead = false;
    if (utf8) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const end = completeUtf8Length(bytes);
      utf8 = isUtf8(bytes.subarray(0, end));
      carry = Buffer.from(bytes.subarray(end));
    }
    if (!isRead) break;
  }
  return {
    size,
    sha256: hash.digest('hex'),
    gzip,
    head: Buffer.concat(heads).subarray(0, HEAD_BYTES),
    isUtf8: utf8 && (!isRead || carry.length === 0),
    isRead,
  };
}

async function hasGzipMagic(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be opened (${error.code ?? error.message})`;
    throw new AppError('not_found', `The file ${path} ${why}.`, { key: 'imports.unreadable', cause: error });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead >= 4 && buffer.readUInt32BE(0) === 0x504b0304) {
      throw new AppError('unsupported_file', 'This is a zip or XLSX file. Export it as CSV, or unpack it first.', {
        key: 'imports.zip',
      });
    }
    return bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
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
