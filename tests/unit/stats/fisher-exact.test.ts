import { describe, expect, it } from 'vitest';
import { fisherExact, logFactorial } from '@/lib/stats/fisher-exact';

describe('Fisher’s exact test', () => {
  it('gives what R gives for the tea tasting', () => {
    // fisher.test(matrix(c(3, 1, 1, 3), 2), alternative = "greater")$p.value
    expect(fisherExact(8, 4, 4, 3)).toBeCloseTo(0.2428571, 7);
  });

  it('is certain for the least overlap, and as rare as one draw for the largest', () => {
    expect(fisherExact(20, 6, 5, 0)).toBeCloseTo(1, 12);
    // 1 / choose(10, 3)
    expect(fisherExact(10, 3, 3, 3)).toBeCloseTo(1 / 120, 12);
    // 7 of 10 and 8 of 10 share at least 5.
    expect(fisherExact(10, 7, 8, 5)).toBeCloseTo(1, 12);
  });

  it('stays exact for large counts and refuses counts that cannot be', () => {
    expect(logFactorial(256)).toBeCloseTo(logFactorial(255) + Math.log(256), 9);
    const half = fisherExact(1_000_000, 1_000, 1_000, 1);
    expect(half).toBeCloseTo(1 - Math.exp(-1), 2);
    expect(() => fisherExact(10, 3, 3, 4)).toThrow(RangeError);
  });
});
