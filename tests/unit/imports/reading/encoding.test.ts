import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '@/lib/imports/reading/decode';
import { detectEncoding, ENCODINGS, type Encoding } from '@/lib/imports/reading/detect-encoding';
import { encode } from './encodings';

const FRENCH = [
  'N° de commande;Désignation;Prix',
  '1;Crème hydratante à l’argan – été;12,50 €',
  '2;Huile de noël « forêt »;8,00 €',
  '3;Gelée façon « bœuf », où ça ?;3,20 €',
].join('\r\n');
// Neither ISO-8859-15 nor older exports have typographic apostrophes and dashes.
const LATIN = FRENCH.replaceAll('’', "'").replaceAll('–', '-');

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, encoding: Encoding, size = 7): Promise<string> {
  let text = '';
  for await (const part of decode(pieces(bytes, size), encoding)) text += part;
  return text;
}

const detect = (bytes: Buffer) => detectEncoding(bytes, isUtf8(bytes));

describe('detectEncoding', () => {
  it.each<[string, Buffer, Encoding]>([
    ['UTF-8', encode(FRENCH, 'utf-8'), 'utf-8'],
    ['UTF-8 with a byte order mark', encode(FRENCH, 'utf-8', true), 'utf-8'],
    ['ASCII', encode('order,price\n1,2.50\n', 'utf-8'), 'utf-8'],
    ['UTF-16 LE with a mark', encode(FRENCH, 'utf-16le', true), 'utf-16le'],
    ['UTF-16 BE with a mark', encode(FRENCH, 'utf-16be', true), 'utf-16be'],
    ['UTF-16 LE without a mark', encode(FRENCH, 'utf-16le'), 'utf-16le'],
    ['UTF-16 BE without a mark', encode(FRENCH, 'utf-16be'), 'utf-16be'],
    ['Windows-1252', encode(FRENCH, 'windows-1252'), 'windows-1252'],
    ['ISO-8859-15 with a euro sign', encode(LATIN, 'iso-8859-15'), 'iso-8859-15'],
    ['accents alone', encode('désignation;été\n1;à\n', 'windows-1252'), 'windows-1252'],
    ['MacRoman', encode(FRENCH, 'macintosh'), 'macintosh'],
  ])('recognises %s', (_, bytes, encoding) => {
    expect(detect(bytes)).toBe(encoding);
  });
});

describe('decode', () => {
  it.each(ENCODINGS)('reads %s without loss, whatever the chunks', async (encoding) => {
    const text = encoding === 'iso-8859-15' ? LATIN : FRENCH;
    for (const size of [1, 2, 3, 5, 64, 10_000]) {
      expect(await read(encode(text, encoding), encoding, size)).toBe(text);
    }
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('drops the byte order mark of %s', async (encoding) => {
    expect(await read(encode(FRENCH, encoding, true), encoding)).toBe(FRENCH);
  });

  it('drops NUL characters, which PostgreSQL refuses', async () => {
    expect(await read(Buffer.from('a\0b\0\n'), 'utf-8', 2)).toBe('ab\n');
  });

  it('never stores a replacement character for a text that was detected', async () => {
    const unit = fc.constantFrom(...'aeiouéèàçôûîêùâ€œŒ°«»;,\n 0123456789');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, minLength: 1, maxLength: 200 }),
        fc.constantFrom<Encoding>('utf-8', 'windows-1252', 'iso-8859-15', 'macintosh'),
        async (text, encoding) => {
          const bytes = encode(text, encoding);
          expect(await read(bytes, detect(bytes), 3)).not.toContain('\uFFFD');
          expect(await read(bytes, encoding, 3)).toBe(text);
        },
      ),
    );
  });
});
