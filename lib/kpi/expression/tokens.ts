import { ExpressionFault } from './fault';

export interface Token {
  kind: 'number' | 'name' | 'text' | 'symbol' | 'end';
  /** As written; of a text what stands between its quotes, unescaped. */
  text: string;
  start: number;
  end: number;
}

export const MAX_LENGTH = 4_000;

/** What may be typed for each operator; the first is what is printed. */
const SYMBOLS: Record<string, string> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '/': '/',
  '÷': '/',
  '(': '(',
  ')': ')',
  ',': ',',
};

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const TEXT = /"((?:[^"\\]|\\["\\])*)"/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Cuts an expression into tokens; the last one is the end. Names are lower case whatever was typed.
 * @throws ExpressionFault with the place of what cannot be read
 */
export function tokens(text: string): Token[] {
  if (text.length > MAX_LENGTH) throw new ExpressionFault('too_long', MAX_LENGTH, text.length, { max: MAX_LENGTH });
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    const symbol = SYMBOLS[character];
    const number = match(NUMBER, text, at);
    const name = match(NAME, text, at);
    const quoted = match(TEXT, text, at);
    const [kind, whole, value] = symbol
      ? (['symbol', character, symbol] as const)
      : number
        ? (['number', number[0], number[0]] as const)
        : name
          ? (['name', name[0], name[0].toLowerCase()] as const)
          : quoted
            ? (['text', quoted[0], (quoted[1] as string).replace(/\\(["\\])/g, '$1')] as const)
            : (['end', '', ''] as const);
    if (kind === 'end') {
      if (character === '"') throw new ExpressionFault('open_text', at, text.length);
      throw new ExpressionFault('strange_character', at, at + character.length, { character });
    }
    found.push({ kind, text: value, start: at, end: at + whole.length });
    at += whole.length;
  }
  found.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return found;
}
