import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cuped } from '@/lib/stats/cuped';
import { differenceInDifferences } from '@/lib/stats/difference-in-differences';
import { inverse } from '@/lib/stats/linear-system';
import { studentPValue, studentQuantile } from '@/lib/stats/normal';
import { sampleSizePerGroup, twoProportions } from '@/lib/stats/two-proportions';
import { welch } from '@/lib/stats/welch';
import { wilsonInterval } from '@/lib/stats/wilson-interval';
import { oracleFile } from '../oracle-file';

const ORACLE = oracleFile('ab_test.json');

interface Oracle {
  two_proportions: {
    x: [number, number];
    n: [number, number];
    z: number;
    p_two_sided: number;
    diff: number;
    ci95_diff: [number, number];
    rel_lift: number;
    wilson95_each: [number, number][];
  }[];
  sample_size: { p1: number; p2: number; power: number; sig: number; n_per_arm_power_prop_test: number }[];
  published: { welch_sleep: { group1: number[]; group2: number[]; t: number; df: number; p: number } };
}

describe.skipIf(!ORACLE)('what R says', () => {
  const oracle = ORACLE ? (JSON.parse(readFileSync(ORACLE, 'utf8')) as Oracle) : ({} as Oracle);

  it('of two proportions', () => {
    for (const { x, n, ...expected } of oracle.two_proportions) {
      const test = twoProportions(x, n);
      expect(test.z).toBeCloseTo(expected.z, 10);
      expect(test.pValue).toBeCloseTo(expected.p_two_sided, 10);
      expect(test.difference).toBeCloseTo(expected.diff, 12);
      expect(test.relativeLift).toBeCloseTo(expected.rel_lift, 12);
      for (const side of [0, 1] as const) {
        expect(test.interval[side]).toBeCloseTo(expected.ci95_diff[side], 10);
        const wilson = wilsonInterval(x[side], n[side]) as [number, number];
        expect(wilson[0]).toBeCloseTo(expected.wilson95_each[side]?.[0] as number, 10);
        expect(wilson[1]).toBeCloseTo(expected.wilson95_each[side]?.[1] as number, 10);
      }
    }
  });

  it('of the size of groups', () => {
    for (const { p1, p2, power, sig, n_per_arm_power_prop_test: size } of oracle.sample_size) {
      expect(Math.abs(sampleSizePerGroup(p1, p2, power, sig) / size - 1)).toBeLessThan(1e-4);
    }
  });

  it('of two means (Student, sleep)', () => {
    const { group1, group2, t, df, p } = oracle.published.welch_sleep;
    const test = welch(group2, group1);
    expect(test.t).toBeCloseTo(t, 10);
    expect(test.freedom).toBeCloseTo(df, 9);
    expect(Math.abs((test.pValue as number) / p - 1)).toBeLessThan(1e-6);
  });
});

describe('comparisons', () => {
  it('say so when nothing can be told', () => {
    expect(twoProportions([0, 0], [10, 20])).toMatchObject({
      z: null,
      pValue: null,
      relativeLift: null,
      difference: 0,
    });
    expect(welch([1, 1], [2, 2])).toMatchObject({ t: null, pValue: null, difference: 1 });
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => twoProportions([5, 1], [4, 9])).toThrow(RangeError);
    expect(() => welch([1], [1, 2])).toThrow(RangeError);
    expect(() => sampleSizePerGroup(0.1, 0.1)).toThrow(RangeError);
  });

  it('keep a proportion inside 0 and 1', () => {
    expect(wilsonInterval(0, 5)?.[0]).toBe(0);
    expect(wilsonInterval(5, 5)?.[1]).toBe(1);
    expect(wilsonInterval(0, 5)?.[1]).toBeCloseTo(0.4345, 4);
  });

  const THETA = 1.6631578947368422;
  const control = { outcome: [3, 5, 4, 8], covariate: [1, 2, 2.5, 4] };
  const treated = { outcome: [6, 9, 7, 12], covariate: [1.5, 3, 2, 5] };

  it('take out what the covariate explains', () => {
    const test = cuped(control, treated);
    // PostgreSQL: sum(regr_sxy) / sum(regr_sxx) over both groups.
    expect(test.theta).toBeCloseTo(THETA, 10);
    // 8.5 - 5 less theta times the difference of the covariates' means.
    expect(test.difference).toBeCloseTo(3.5 - THETA * (2.875 - 2.375), 10);
    expect(test.standardError).toBeLessThan(welch(control.outcome, treated.outcome).standardError);
    const flat = { outcome: [1, 2, 3], covariate: [4, 4, 4] };
    expect(cuped(flat, { outcome: [2, 3, 5], covariate: [4, 4, 4] })).toMatchObject({ theta: 0, varianceReduction: 0 });
  });

  it('compare changes with changes', () => {
    // Changes 2, 3, 1.5, 4 (mean 2.625) against 4.5, 6, 5, 7 (mean 5.625).
    expect(differenceInDifferences(control, treated).difference).toBeCloseTo(3, 12);
    expect(() => differenceInDifferences({ outcome: [1, 2], covariate: [1] }, treated)).toThrow(RangeError);
  });

  it('have a quantile of t that is the inverse of its p-value', () => {
    for (const freedom of [1.5, 4, 17.776, 300]) {
      const t = studentQuantile(0.975, freedom);
      expect(studentPValue(t, freedom)).toBeCloseTo(0.05, 6);
    }
  });
});

describe('the inverse of a matrix', () => {
  it('times the matrix is the identity', () => {
    const by = inverse([
      [4, 7],
      [2, 6],
    ]);
    expect(by.flat().map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0.6, -0.7, -0.2, 0.4]);
    const n = 30;
    const random = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => Math.sin(i * 37 + j * 101 + i * j) + (i === j ? 3 : 0)),
    );
    const inverted = inverse(random);
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        const sum = random[i]?.reduce((all, value, k) => all + value * (inverted[k]?.[j] as number), 0);
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 9);
      }
    }
  });

  it('is refused where there is none', () => {
    expect(() =>
      inverse([
        [1, 2],
        [2, 4],
      ]),
    ).toThrow(RangeError);
    expect(() => inverse([[1, 2]])).toThrow(RangeError);
  });
});
