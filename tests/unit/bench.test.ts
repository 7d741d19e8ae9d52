import { describe, expect, it } from 'vitest';
import { benchRows } from '@/lib/bench/bench-model';
import { scaledTo } from '@/lib/bench/decimal';
import { drivers } from '@/lib/bench/drivers';
import { pvm } from '@/lib/bench/pvm';
import { BENCH_MODELS } from '@/lib/bench/registry';

const columns = pvm.columns ?? [];
const run = (lines: string[][]) => {
  const [header = [], ...records] = lines;
  return pvm.run(
    benchRows(
      columns,
      header,
      records.map((fields, i) => ({ line: i + 2, fields })),
    ),
    {},
  );
};

describe('the model bench', () => {
  it('runs a price-volume-mix on a file, in any order of columns', () => {
    expect(
      run([
        ['Name', 'p0', 'q0', 'p1', 'q1', 'remark'],
        ['A', '2.00', '10', '2.50', '12.5', ''],
        ['B', '4', '5', '', '0', 'gone'],
        ['C', '', '', '1.005', '3', 'new'],
      ]),
    ).toEqual({
      items: [{ name: 'A', quantity: 5, mix: 0, price: 6.25 }],
      total: { quantity: 5, mix: 0, price: 6.25, new: 3.015, ended: -20, change: -5.735 },
      new: [{ name: 'C', amount: 3.015 }],
      ended: [{ name: 'B', amount: -20 }],
    });
  });

  it('names what a file lacks, and where a field cannot be read', () => {
    expect(() =>
      run([
        ['name', 'q0', 'p0', 'q1'],
        ['A', '1', '1', '1'],
      ]),
    ).toThrow(/lacks the column p1; it has name, q0/);
    expect(() =>
      run([
        ['name', 'q0', 'p0', 'q1', 'p1'],
        ['A', '1', 'dear', '1', '1'],
      ]),
    ).toThrow('Line 2: p0 is not a number: "dear".');
    expect(() =>
      run([
        ['name', 'q0', 'p0', 'q1', 'p1'],
        ['', '1', '1', '1', '1'],
      ]),
    ).toThrow('Line 2: name is empty.');
    expect(() => run([['name', 'q0', 'p0', 'q1', 'p1']])).toThrow('no rows');
  });

  it('reads decimals exactly', () => {
    expect(scaledTo('0.1', 3)).toBe(100n);
    expect(scaledTo('-1.25e1', 1)).toBe(-125n);
    expect(scaledTo('+3', 0)).toBe(3n);
    expect(scaledTo('1.5E+2', 0)).toBe(150n);
    expect(scaledTo('-0.05', 2)).toBe(-5n);
  });

  it('splits a product by its drivers', () => {
    const before = { sessions: 100_000, conversion: 0.02, aov: 60 };
    const after = { sessions: 120_000, conversion: 0.018, aov: 66 };
    const result = drivers.run([], { before, after }) as { shapley: Record<string, number>; change: number };
    expect(result.change).toBeCloseTo(22_560, 6);
    expect(result.shapley.sessions).toBeCloseTo(23_920, 6);
    expect(result.shapley.conversion).toBeCloseTo(-13_880, 6);
    expect(result.shapley.aov).toBeCloseTo(12_520, 6);
    expect(() => drivers.run([], { before })).toThrow('after must be an object');
    expect(() => drivers.run([], { before, after: { sessions: 1 } })).toThrow('conversion, aov');
    expect(() => drivers.run([], { before: { a: 'x' }, after: { a: 1 } })).toThrow('before.a is not a number');
    expect(() => drivers.run([], { before: {}, after: {} })).toThrow('names no factor');
  });

  it('has names of its own', () => {
    expect(new Set(BENCH_MODELS.map(({ name }) => name)).size).toBe(BENCH_MODELS.length);
  });
});
