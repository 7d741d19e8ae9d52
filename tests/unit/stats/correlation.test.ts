import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '@/lib/stats/benjamini-hochberg';
import { correlation, correlationPValue, effectivePairs, firstAutocorrelation } from '@/lib/stats/correlation';
import { seasonalSteps } from '@/lib/stats/seasonal-steps';

// R's data set mtcars.
const MPG = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9,
  21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
];
const WEIGHT = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
  1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];

describe('correlation', () => {
  it('agrees with R: cor and cor.test of mtcars', () => {
    const r = correlation(MPG, WEIGHT) as number;
    expect(r).toBeCloseTo(-0.8676593765, 9);
    expect(correlationPValue(r, MPG.length) / 1.293959e-10).toBeCloseTo(1, 5);
  });

  it('gives t of one degree of freedom for three pairs', () => {
    // p = 1 - 2/pi atan(|t|) with t = r / sqrt(1 - r^2): r = 0.5 -> t = 0.57735, p = 2/3.
    expect(correlationPValue(0.5, 3)).toBeCloseTo(2 / 3, 8);
    expect(correlationPValue(1, 5)).toBe(0);
    expect(correlationPValue(0.9, 2)).toBe(1);
  });

  it('is not computable for constant or short series', () => {
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(correlation([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4])).toBeNull();
    expect(correlation([1, 2], [1, 2])).toBeNull();
    expect(() => correlation([1], [1, 2])).toThrow(RangeError);
  });

  it('counts pairs of slow series for less', () => {
    const slow = Array.from({ length: 40 }, (_, i) => Math.sin(i / 6));
    const fast = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : -1) + i * 0.001);
    expect(firstAutocorrelation(slow)).toBeGreaterThan(0.9);
    expect(effectivePairs(slow, slow)).toBeLessThan(6);
    expect(effectivePairs(slow, fast)).toBe(40);
  });
});

describe('Benjamini-Hochberg', () => {
  it('agrees with R: p.adjust(method = "BH")', () => {
    for (const q of benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05])) expect(q).toBeCloseTo(0.05, 12);
    const q = benjaminiHochberg([0.9, 0.0001, 0.04, 0.03, 0.2]);
    expect(q[0]).toBeCloseTo(0.9, 12);
    expect(q[1]).toBeCloseTo(0.0005, 12);
    expect(q[2]).toBeCloseTo(0.0666666667, 9);
    expect(q[3]).toBeCloseTo(0.0666666667, 9);
    expect(q[4]).toBeCloseTo(0.25, 12);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

describe('seasonal steps', () => {
  it('leave nothing of growth by a constant rate and a season', () => {
    const season = [1, 1.2, 0.8, 1.5];
    const series = Array.from({ length: 24 }, (_, i) => 100 * 1.03 ** i * (season[i % 4] as number));
    const { steps, freedom } = seasonalSteps(series, 4);
    expect(steps).toHaveLength(23);
    for (const step of steps) expect(step).toBeCloseTo(0, 10);
    expect(freedom).toBeCloseTo(1 - 4 / 23, 12);
  });

  it('take plain differences where a value is not above zero, and means of the known part only', () => {
    expect(seasonalSteps([1, 0, 3, 5], 1)).toEqual({
      steps: [-1 - 4 / 3, 3 - 4 / 3, 2 - 4 / 3],
      freedom: 1 - 1 / 3,
    });
    expect(seasonalSteps([1, 0, 3, 50], 1, 2).steps).toEqual([-2, 2, 46]);
  });
});
