import { describe, expect, it } from 'vitest';
import { concentration, gradeParts } from '@/lib/charts/pareto';

const grades = (values: number[]) => gradeParts(values, (value) => value).map(({ part, grade }) => `${part}${grade}`);

describe('Pareto classes', () => {
  it('A reaches 80 %, B 95 %, C is the rest; the part that reaches a bound is still within', () => {
    expect(grades([1, 50, 4, 30, 15])).toEqual(['50A', '30A', '15B', '4C', '1C']);
    expect(grades([60, 30, 10])).toEqual(['60A', '30A', '10B']);
  });

  it('sorts what is zero or negative to C, and has no classes without anything above zero', () => {
    expect(grades([10, 0, -3])).toEqual(['10A', '0C', '-3C']);
    expect(grades([0, -1])).toEqual([]);
  });

  it('ends at the whole', () => {
    expect(gradeParts([3, 2, 5], (value) => value).at(-1)?.cumulative).toBeCloseTo(1, 12);
  });
});

describe('concentration', () => {
  it('is 1/n for equal parts and 1 for a single one', () => {
    expect(concentration([5, 5, 5, 5]).index).toBeCloseTo(0.25, 12);
    expect(concentration([7]).index).toBe(1);
    expect(concentration([]).index).toBe(0);
  });

  it('tells the share of the largest', () => {
    const { top, counts } = concentration([50, 30, 15, 4, 1], [1, 3, 10]);
    expect(top).toEqual([
      { n: 1, share: 0.5 },
      { n: 3, share: 0.95 },
    ]);
    expect(counts).toEqual({ A: 2, B: 1, C: 2 });
  });
});
