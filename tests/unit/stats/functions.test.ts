import { describe, expect, it } from 'vitest';
import { hypergeometric } from '@/lib/stats/hypergeometric';
import { logGamma } from '@/lib/stats/log-gamma';
import { nelderMead } from '@/lib/stats/nelder-mead';

describe('special functions', () => {
  it('know the logarithm of the gamma function', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(1)).toBeCloseTo(0, 12);
    let logFactorial = 0;
    for (let n = 1; n < 170; n += 1) {
      logFactorial += Math.log(n);
      expect(Math.abs(logGamma(n + 1) - logFactorial)).toBeLessThan(1e-12 * (1 + logFactorial));
    }
  });

  it('know the hypergeometric function where it has a closed form', () => {
    for (const z of [0, 0.1, 0.5, 0.85, 0.95, 0.999]) {
      if (z > 0) expect(hypergeometric(1, 1, 2, z) / (-Math.log(1 - z) / z)).toBeCloseTo(1, 10);
      expect(hypergeometric(0.7, 2.3, 2.3, z) / (1 - z) ** -0.7).toBeCloseTo(1, 10);
    }
    expect(() => hypergeometric(1, 1, 2, 1)).toThrow(RangeError);
  });
});

describe('Nelder-Mead', () => {
  it('finds the floor of a curved valley', () => {
    const rosenbrock = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const { at, converged } = nelderMead(rosenbrock, [-1.2, 1]);
    expect(converged).toBe(true);
    expect(at[0]).toBeCloseTo(1, 4);
    expect(at[1]).toBeCloseTo(1, 4);
  });

  it('walks around places where there is no value', () => {
    const { at } = nelderMead(([x = 0]) => (x < 0.5 ? Number.NaN : (x - 2) ** 2), [5]);
    expect(at[0]).toBeCloseTo(2, 5);
  });
});
