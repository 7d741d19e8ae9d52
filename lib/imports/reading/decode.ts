import type { Encoding } from './detect-encoding';

/** What was taken for UTF-8 is not: the file must be read again in another encoding. */
export class NotUtf8 extends Error {}

/**
 * Byte chunks to text chunks; a byte order mark is dropped, NUL characters (which PostgreSQL refuses) as well.
 * @throws NotUtf8 when `strict` and the bytes are not of the encoding
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  strict = false,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: strict });
  for await (const chunk of bytes) {
    const text = decoded(() => decoder.decode(chunk, { stream: true }));
    yield text.includes('\0') ? text.replaceAll('\0', '') : text;
  }
  const rest = decoded(() => decoder.decode());
  if (rest) yield rest;
}

function decoded(work: () => string): string {
  try {
    return work();
  } catch (cause) {
    throw new NotUtf8('The bytes are not UTF-8.', { cause });
  }
}
