import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CopyBuffer, type CopyValue } from '@/lib/db/copy';

const written = (values: readonly CopyValue[]) => {
  const buffer = new CopyBuffer();
  buffer.add(values);
  return buffer.take().toString('utf8');
};

it('writes whole numbers as their digits', () => {
  for (const value of [0, -0, 7, -7, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53 - 1)]) {
    expect(written([value])).toBe(`${value === 0 ? 0 : value}\n`);
  }
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => written([value]) === `${value === 0 ? 0 : value}\n`));
});

it('writes nulls, truth values, fractions and large numbers in the text format of COPY', () => {
  expect(written([null, undefined, true, false, 1.5, 10n ** 20n, 'a'])).toBe(
    '\\N\t\\N\tt\tf\t1.5\t100000000000000000000\ta\n',
  );
});

it('keeps every text, whatever it holds and however long it is', () => {
  const unescaped = (text: string) =>
    text.replace(/\\([tnr\\])/g, (_, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? '\\');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 8 }), (texts) => {
      const line = written(texts);
      expect(line.slice(0, -1).split('\t').map(unescaped)).toEqual(texts);
    }),
  );
  const long = 'é\t'.repeat(400_000);
  expect(unescaped(written([long, null, 1]).slice(0, -1))).toBe(`${long}\t\\N\t1`);
});
