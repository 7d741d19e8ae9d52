import { AppError } from '@/lib/core/errors';
import { sampleSizePerGroup, twoProportions } from '@/lib/stats/two-proportions';
import { wilsonInterval } from '@/lib/stats/wilson-interval';
import type { BenchModel } from './bench-model';

function pair(options: Record<string, unknown>, name: 'x' | 'n'): [number, number] {
  const given = options[name];
  if (!Array.isArray(given) || given.length !== 2 || given.some((value) => typeof value !== 'number' || value < 0)) {
    throw new AppError(
      'invalid_input',
      `--options: ${name} must be two counts, such as {"x":[100,130],"n":[1000,1000]}.`,
    );
  }
  return [given[0], given[1]];
}

/** Two proportions compared, and the group size that would show their difference. */
export const proportions: BenchModel = {
  name: 'proportions',
  summary: 'Compares two proportions (options x, n: two counts each; power, level for the sample size)',
  columns: null,
  run(_rows, options) {
    const given = (options ?? {}) as Record<string, unknown>;
    const [x, n] = [pair(given, 'x'), pair(given, 'n')];
    if (n.some((count) => count === 0) || x.some((count, i) => count > (n[i] as number))) {
      throw new AppError('invalid_input', '--options: n must be above 0, and x at most n.');
    }
    const { power = 0.8, level = 0.05 } = given as { power?: number; level?: number };
    const test = twoProportions(x, n);
    const [p1, p2] = [x[0] / n[0], x[1] / n[1]];
    return {
      z: test.z,
      p_two_sided: test.pValue,
      diff: test.difference,
      ci95_diff: test.interval,
      rel_lift: test.relativeLift,
      wilson95: [wilsonInterval(x[0], n[0]), wilsonInterval(x[1], n[1])],
      sample_size_per_group: p1 === p2 ? null : sampleSizePerGroup(p1, p2, power, level),
    };
  },
};
