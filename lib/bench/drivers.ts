import { AppError } from '@/lib/core/errors';
import { shapleyOfProduct } from '@/lib/stats/shapley';
import type { BenchModel } from './bench-model';

type Factors = Record<string, number>;

function readFactors(options: unknown, side: 'before' | 'after'): Factors {
  const given = (options as Record<string, unknown> | null | undefined)?.[side];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new AppError('invalid_input', `--options: ${side} must be an object of factors, such as {"sessions":100}.`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new AppError('invalid_input', `--options: ${side}.${name} is not a number.`);
    }
  }
  return given as Factors;
}

const product = (factors: readonly number[]) => factors.reduce((a, b) => a * b, 1);

/** Shapley split of the change of a product of factors. */
export const drivers: BenchModel = {
  name: 'drivers',
  summary: 'Shapley split of the change of a product, e.g. sessions x conversion x basket (options before, after)',
  columns: null,
  run(_rows, options) {
    const [before, after] = [readFactors(options, 'before'), readFactors(options, 'after')];
    const names = Object.keys(before);
    const strangers = [
      ...names.filter((name) => after[name] === undefined),
      ...Object.keys(after).filter((name) => before[name] === undefined),
    ];
    if (names.length === 0) throw new AppError('invalid_input', '--options: before names no factor.');
    if (strangers.length > 0) {
      throw new AppError(
        'invalid_input',
        `--options: before and after need the same factors: ${strangers.join(', ')}.`,
      );
    }
    if (names.length > 8) throw new AppError('invalid_input', '--options: at most 8 factors.');
    const [from, to] = [names.map((name) => before[name] as number), names.map((name) => after[name] as number)];
    const values = shapleyOfProduct(from, to);
    return {
      shapley: Object.fromEntries(names.map((name, i) => [name, values[i]])),
      change: product(to) - product(from),
    };
  },
};
