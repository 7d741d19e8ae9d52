import type { Encoding } from '@/lib/imports/reading/detect-encoding';

// The bytes 0x80-0xFF of the single-byte encodings that differ from ISO-8859-1, as Unicode publishes them.
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const WINDOWS: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  Š: 0x8a,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
  š: 0x9a,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
};
const LATIN_9: Record<string, number> = { '€': 0xa4, Š: 0xa6, š: 0xa8, Ž: 0xb4, ž: 0xb8, Œ: 0xbc, œ: 0xbd, Ÿ: 0xbe };

function byteOf(character: string, encoding: Encoding): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return code;
  const special = { 'windows-1252': WINDOWS, 'iso-8859-15': LATIN_9 }[encoding as string]?.[character];
  if (special) return special;
  if (encoding === 'macintosh') {
    const at = [...MAC].indexOf(character);
    if (at >= 0) return 0x80 + at;
  } else if (code >= 0xa0 && code <= 0xff) return code;
  throw new Error(`${character} is not in ${encoding}`);
}

/** A text in one of the encodings that imports read; the platform itself can only write UTF-8 and UTF-16. */
export function encode(text: string, encoding: Encoding, byteOrderMark = false): Buffer {
  if (encoding === 'utf-8') return Buffer.from(byteOrderMark ? `\uFEFF${text}` : text, 'utf8');
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = Buffer.from(byteOrderMark ? `\uFEFF${text}` : text, 'utf16le');
    return encoding === 'utf-16le' ? bytes : bytes.swap16();
  }
  return Buffer.from([...text].map((character) => byteOf(character, encoding)));
}
