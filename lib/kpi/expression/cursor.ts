import { ExpressionFault } from './fault';
import type { Word } from './syntax';
import type { Token } from './tokens';

/** Steps through tokens, and says what was expected where something else stands. */
export class Cursor {
  private at = 0;

  constructor(private readonly list: readonly Token[]) {}

  protected get token(): Token {
    return this.list[this.at] as Token;
  }

  protected get ahead(): Token | undefined {
    return this.list[this.at + 1];
  }

  protected get behind(): Token | undefined {
    return this.list[this.at - 1];
  }

  protected next(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  protected isWord(word: string, ahead = 0): boolean {
    const token = this.list[this.at + ahead];
    return (token?.kind === 'name' || token?.kind === 'symbol') && token.text === word;
  }

  protected refuse(...expected: string[]): never {
    const { kind, text, start, end } = this.token;
    if (kind === 'end') throw new ExpressionFault('unfinished', start, end, { expected });
    const [before, after] = [this.behind, this.ahead];
    if (text === ',' && before?.kind === 'number' && after?.kind === 'number') {
      throw new ExpressionFault('decimal_comma', before.start, after.end);
    }
    throw new ExpressionFault('unexpected', start, end, { found: text, expected });
  }

  protected expect(word: string, ...alsoPossible: string[]): Token {
    if (!this.isWord(word)) this.refuse(word, ...alsoPossible);
    return this.next();
  }

  protected word(expected: string): Word {
    if (this.token.kind !== 'name') this.refuse(expected);
    const { text, start, end } = this.next();
    return { text, start, end };
  }
}
