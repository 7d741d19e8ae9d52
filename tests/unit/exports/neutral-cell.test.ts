import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralCell } from '@/lib/exports/neutral-cell';

describe('a cell that a spreadsheet would run', () => {
  it.each(['=1+1', '+33 6 12', '-cmd', '@SUM(A1)', '\tx', '\r=x', '=HYPERLINK("http://evil")'])(
    '%j becomes text',
    (text) => {
      expect(neutralCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['-12.50', '-3', '0', 'Crème', 'a=b', ''])('%j stays as it is', (text) =>
    expect(neutralCell(text)).toBe(text),
  );

  it('never begins with a sign of a formula, unless it is a number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = neutralCell(text);
        expect(/^[=+@\t\r]/.test(cell) || (/^-/.test(cell) && !/^-\d+([.,]\d+)?$/.test(cell))).toBe(false);
      }),
    );
  });
});
