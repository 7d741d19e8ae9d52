import type { Encoding } from './detect-encoding';

/** Byte chunks to text chunks; a byte order mark is dropped, NUL characters (which PostgreSQL refuses) as well. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    yield text.includes('\0') ? text.replaceAll('\0', '') : text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
