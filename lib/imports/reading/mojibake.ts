// Windows-1252 between 0x80 and 0x9F; the five bytes that it leaves free stand for themselves.
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES = new Map([...HIGH].map((character, i) => [character.charCodeAt(0), 0x80 + i] as const));

// First bytes of the letters of two, three and four bytes, and what their followers look like.
const SIGNS = /[ÂÃ-ðŸ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]/;
const CAPITAL_A_TILDE = Buffer.from([0xc3, 0x83]);
const CAPITAL_A_CIRCUMFLEX = Buffer.from([0xc3, 0x82, 0xc2]);
const A_CIRCUMFLEX = Buffer.from([0xc3, 0xa2, 0xe2]);
const FOLLOWERS = new Set([0xc2, 0xc5, 0xc6, 0xcb, 0xe2]);

/** Whether UTF-8 bytes show the marks of UTF-8 that was read as Windows-1252: "Ã©" for é, "Â " for a space, "â‚¬" for €. */
export function hasMojibake(bytes: Buffer): boolean {
  if (bytes.includes(CAPITAL_A_CIRCUMFLEX) || bytes.includes(A_CIRCUMFLEX)) return true;
  for (let at = bytes.indexOf(CAPITAL_A_TILDE); at >= 0; at = bytes.indexOf(CAPITAL_A_TILDE, at + 2)) {
    if (FOLLOWERS.has(bytes[at + 2] ?? 0)) return true;
  }
  return false;
}

/** The same for a text; a candidate only: repairText tells whether it is one. */
export const mayBeMojibake = (text: string): boolean => SIGNS.test(text);

/**
 * The text as it was before its UTF-8 was read as Windows-1252; null when it cannot have come about so. Text without
 * any letter beyond ASCII is itself.
 */
export function repairText(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTES.get(code);
    if (byte === undefined) return null;
    bytes[i] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A header cell as it was meant. */
export function repairedHeader(cell: string): string {
  return mayBeMojibake(cell) ? (repairText(cell) ?? cell) : cell;
}

/** Follows a column through a file: it can be repaired when every cell of it came about the same way. */
export class MojibakeColumns {
  private readonly found: number[] = [];
  private readonly inexact: boolean[] = [];

  add(fields: readonly string[]): void {
    for (let column = 0; column < fields.length; column++) {
      const text = fields[column] as string;
      if (!hasHighCharacter(text) || this.inexact[column]) continue;
      const repaired = repairText(text);
      if (repaired === null) this.inexact[column] = true;
      if (repaired !== null ? repaired !== text : mayBeMojibake(text))
        this.found[column] = (this.found[column] ?? 0) + 1;
    }
  }

  /** numbers of the columns that hold mojibake: those that can be repaired, and those that cannot */
  columns(): { repairable: number[]; others: number[] } {
    const all = [...this.found.keys()].filter((column) => (this.found[column] ?? 0) > 0);
    return {
      repairable: all.filter((column) => !this.inexact[column]),
      others: all.filter((column) => this.inexact[column]),
    };
  }
}

function hasHighCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return true;
  return false;
}
