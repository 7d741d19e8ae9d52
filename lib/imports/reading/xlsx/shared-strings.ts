import { tooMuchText } from '../zip-container';
import { readXml } from './xml-events';

const MAX_STRINGS = 4_000_000;
const MAX_CHARACTERS = 120_000_000;
/** A spreadsheet program takes no longer text into a cell. */
export const MAX_CELL = 32_767;

/** Codes as _x000D_ stand for characters that XML does not hold; NUL is dropped, since PostgreSQL refuses it. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    code === '0000' ? '' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The texts of sharedStrings.xml, by number. Bounded in number and length, since cells refer to them at no cost. */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let characters = 0;
  let isText = false;
  let isPhonetic = false;
  await readXml(
    chunks,
    {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 't') isText = !isPhonetic;
        else if (name === 'rPh') isPhonetic = true;
      },
      close: (name) => {
        if (name === 't') isText = false;
        else if (name === 'rPh') isPhonetic = false;
        else if (name === 'si') {
          characters += text.length;
          if (strings.length >= MAX_STRINGS || characters > MAX_CHARACTERS) throw tooMuchText();
          strings.push(unescapeCell(text));
        }
      },
      text: (piece) => {
        if (!isText) return;
        text += piece;
        if (text.length > MAX_CELL) throw tooMuchText();
      },
    },
    Number.MAX_SAFE_INTEGER,
  );
  return strings;
}
