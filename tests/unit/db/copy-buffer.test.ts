import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyBuffer, type CopyValue } from '@/lib/db/copy';

function written(values: readonly CopyValue[]): string {
  const buffer = new CopyBuffer();
  buffer.add(values);
  return buffer.take().toString('utf8');
}

describe('CopyBuffer', () => {
  it('tells null, empty text and the text \\N apart', () => {
    expect(written([null, undefined, '', '\\N'])).toBe('\\N\t\\N\t\t\\\\N\n');
  });

  it('keeps tabs, line ends and backslashes inside their field', () => {
    expect(written(['a\tb', 'c\r\nd', 'e\\f'])).toBe('a\\tb\tc\\r\\nd\te\\\\f\n');
  });

  it('writes numbers and truth values as PostgreSQL reads them', () => {
    expect(written([1, -2n, 9_007_199_254_740_993n, true, false])).toBe('1\t-2\t9007199254740993\tt\tf\n');
  });

  it('writes any text so that it reads back the same, also accents and texts longer than the buffer', () => {
    const plain: Record<string, string> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
    const read = (line: string) =>
      line
        .slice(0, -1)
        .split('\t')
        .map((cell) => cell.replace(/\\([tnr\\])/g, (_, c: string) => plain[c] as string));
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        expect(read(written(texts))).toEqual(texts);
      }),
    );
    const long = 'é\t'.repeat(500_000);
    expect(read(written([long, 'x']))).toEqual([long, 'x']);
  });

  it('starts anew after it is taken', () => {
    const buffer = new CopyBuffer();
    buffer.add(['a']);
    buffer.take();
    expect(buffer.isEmpty).toBe(true);
    buffer.add(['b']);
    expect(buffer.take().toString()).toBe('b\n');
  });
});
