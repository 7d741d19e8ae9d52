/** Encodings that imports read, by their WHATWG label. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * Suggests the encoding of a text from its first bytes. A byte order mark and valid UTF-8 decide; among the
 * single-byte encodings it weighs the bytes of accented letters, and a person may correct it.
 */
export function detectEncoding(head: Uint8Array, isUtf8: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] === 0) i % 2 === 0 ? evenZeros++ : oddZeros++;
  }
  if (oddZeros > sample.length / 5) return 'utf-16le';
  if (evenZeros > sample.length / 5) return 'utf-16be';
  if (isUtf8) return 'utf-8';
  return detectSingleByte(head);
}

// é è ê ë à â ç ô û ù î ï in MacRoman, and in Windows-1252 / ISO-8859.
const MAC_LETTERS = new Set([0x8e, 0x8f, 0x90, 0x91, 0x88, 0x89, 0x8d, 0x99, 0x9e, 0x9d, 0x94, 0x95]);
const LATIN_LETTERS = new Set([0xe9, 0xe8, 0xea, 0xeb, 0xe0, 0xe2, 0xe7, 0xf4, 0xfb, 0xf9, 0xee, 0xef]);

function detectSingleByte(head: Uint8Array): Encoding {
  let mac = 0;
  let latin = 0;
  let c1 = 0;
  let currencySign = 0;
  for (const byte of head) {
    if (MAC_LETTERS.has(byte)) mac++;
    if (LATIN_LETTERS.has(byte)) latin++;
    if (byte >= 0x80 && byte <= 0x9f) c1++;
    if (byte === 0xa4) currencySign++;
  }
  if (mac > latin) return 'macintosh';
  // 0xA4 is the euro sign in ISO-8859-15 and the rare sign ¤ in Windows-1252, which has its euro at 0x80.
  if (currencySign > 0 && c1 === 0) return 'iso-8859-15';
  return 'windows-1252';
}
