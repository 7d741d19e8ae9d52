import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramBins, placeInBins } from '@/lib/charts/histogram';
import { niceTicks } from '@/lib/charts/ticks';
import { percentile } from '@/lib/stats/percentile';

describe('percentile', () => {
  it('interpolates as R type 7 and percentile_cont do', () => {
    expect(percentile([4, 1, 3, 2], 0.25)).toBe(1.75);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([10], 0.9)).toBe(10);
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('bins', () => {
  it('hold every value once, also the largest', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 300 }), (values) => {
        const counted = histogramBins(values).reduce((sum, { count }) => sum + count, 0);
        expect(counted).toBe(values.length);
      }),
    );
  });

  it('are one for equal values, and none without values', () => {
    expect(histogramBins([3, 3, 3])).toEqual([{ from: 3, to: 3, count: 3 }]);
    expect(histogramBins([])).toEqual([]);
  });

  it('place a value on their scale', () => {
    const bins = histogramBins([0, 10, 20, 30, 40, 50]);
    const [first] = bins;
    expect(placeInBins(bins, first?.from ?? 0)).toBe(0);
    expect(placeInBins(bins, first?.to ?? 0)).toBe(1);
    expect(placeInBins(bins, 1e9)).toBe(bins.length);
  });
});

describe('ticks', () => {
  it('are round and hold the range', () => {
    expect(niceTicks(0, 87)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(-12, 30)).toEqual([-20, 0, 20, 40]);
    expect(niceTicks(0, 0)).toEqual([0, 1]);
    expect(niceTicks(0.1, 0.35)).not.toContain(0.30000000000000004);
  });

  it('hold any range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        (min, span) => {
          // A range far narrower than its place is not one that a chart shows.
          fc.pre(span > Math.abs(min) * 1e-6);
          const ticks = niceTicks(min, min + span);
          expect(ticks.length).toBeLessThan(12);
          expect(ticks[0] as number).toBeLessThanOrEqual(min + span * 1e-6);
          expect(ticks.at(-1) as number).toBeGreaterThanOrEqual(min + span - span * 1e-6);
        },
      ),
    );
  });
});
