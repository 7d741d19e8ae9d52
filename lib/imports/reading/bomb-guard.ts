import { AppError } from '@/lib/core/errors';

/** Content may not grow beyond this multiple of the file: a guard against decompression bombs. */
const MAX_RATIO = 400;
/** What is always allowed, however small the file. */
const ALLOWED = 2 ** 26;
const MAX_BYTES = 20 * 2 ** 30;

/** @throws AppError when a file of `onDisk` bytes holds, or claims to hold, too much content */
export function refuseBomb(content: number, onDisk: number, ratio = MAX_RATIO): void {
  if (content <= MAX_BYTES && (content <= ALLOWED || content <= onDisk * ratio)) return;
  throw new AppError('too_large', 'The file grows too much when it is decompressed.', { key: 'imports.bomb' });
}
