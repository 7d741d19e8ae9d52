import { AppError } from '@/lib/core/errors';
import { cuped, type Measured } from '@/lib/stats/cuped';
import { differenceInDifferences } from '@/lib/stats/difference-in-differences';
import { type MeanTest, moments, welch } from '@/lib/stats/welch';
import type { BenchModel, BenchRow } from './bench-model';

const METHODS = ['welch', 'cuped', 'did'] as const;
type Method = (typeof METHODS)[number];

/** Rows by group: the control comes first, by its name or else by the alphabet. */
function twoGroups(
  rows: readonly BenchRow[],
  control: unknown,
): { names: [string, string]; data: [Measured, Measured] } {
  const groups = new Map<string, { outcome: number[]; covariate: number[] }>();
  for (const row of rows) {
    const name = row.group as string;
    const group = groups.get(name) ?? { outcome: [], covariate: [] };
    group.outcome.push(Number(row.outcome));
    group.covariate.push(Number(row.covariate));
    groups.set(name, group);
  }
  const names = [...groups.keys()].sort();
  if (names.length !== 2) {
    throw new AppError('invalid_input', `The column group must name two groups; it names ${names.length}.`);
  }
  const guess = names.find((name) => /^(0|c|ctrl|control|holdout|a)$/i.test(name)) ?? (names[0] as string);
  const first = control === undefined ? guess : String(control);
  const second = names.find((name) => name !== first);
  if (!groups.has(first) || second === undefined) {
    throw new AppError('invalid_input', `--options: control must be one of ${names.join(', ')}.`);
  }
  return { names: [first, second], data: [groups.get(first) as Measured, groups.get(second) as Measured] };
}

function test(method: Method, [control, treated]: [Measured, Measured]): MeanTest {
  if (method === 'welch') return welch(control.outcome, treated.outcome);
  return method === 'cuped' ? cuped(control, treated) : differenceInDifferences(control, treated);
}

/** Effect of a treatment on a mean, with its interval. */
export const lift: BenchModel = {
  name: 'lift',
  summary: 'Lift of a treated group over its control (options method: welch, cuped, did; control: name of its group)',
  columns: [
    { name: 'group', kind: 'text' },
    { name: 'outcome', kind: 'number' },
    { name: 'covariate', kind: 'number', mayBeEmpty: true },
  ],
  run(rows, options) {
    const { method = 'welch', control } = (options ?? {}) as Record<string, unknown>;
    if (!METHODS.includes(method as Method)) {
      throw new AppError('invalid_input', `--options: method is one of ${METHODS.join(', ')}.`);
    }
    const { names, data } = twoGroups(rows, control);
    if (data.some(({ outcome }) => outcome.length < 2)) {
      throw new AppError('invalid_input', 'Each group needs at least two rows.');
    }
    const result = test(method as Method, data);
    const mean = moments(data[0].outcome).mean;
    const extra = 'theta' in result ? (result as ReturnType<typeof cuped>) : null;
    return {
      control: names[0],
      treated: names[1],
      n: [data[0].outcome.length, data[1].outcome.length],
      means: [mean, moments(data[1].outcome).mean],
      lift: result.difference,
      relative_lift: mean === 0 ? null : result.difference / mean,
      ci95: result.interval,
      t: result.t,
      df: result.freedom,
      p_two_sided: result.pValue,
      ...(extra ? { theta: extra.theta, variance_reduction: extra.varianceReduction } : {}),
    };
  },
};
