import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '@/lib/imports/formats/parts/pieces';
import { RowNumber } from '@/lib/imports/formats/parts/row-number';

const references = (rows: readonly (readonly string[])[]) => {
  const numbers = new RowNumber();
  return rows.map((row) => numbers.of(row));
};

describe('RowNumber', () => {
  it('numbers equal rows and tells others apart', () => {
    const [a, b, c, d] = references([
      ['x', '1'],
      ['x', '1'],
      ['x1', ''],
      ['x', '1'],
    ]);
    expect(new Set([a, b, c, d]).size).toBe(4);
    expect([a, b, d].map((reference) => reference?.split('-')[0])).toEqual(Array(3).fill(a?.split('-')[0]));
  });

  it('gives the same references in any order, each once', () => {
    const row = fc.array(fc.constantFrom('', 'a', 'b', '1', '2'), { minLength: 2, maxLength: 2 });
    const shuffled = fc
      .array(row, { maxLength: 12 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, again]) => {
        const found = references(rows);
        expect(new Set(found).size).toBe(rows.length);
        expect(references(again).sort()).toEqual(found.sort());
      }),
    );
  });
});

describe('piecesOf', () => {
  it.each([
    [20_000, 2],
    [-10_000, -1],
    [0, 0],
    [3_500, 1],
    [-3_500, -1],
    [12_500, 1],
  ])('%d ten-thousandths are %d pieces', (scaled, pieces) => {
    expect(piecesOf(scaled)).toBe(pieces);
  });
});
