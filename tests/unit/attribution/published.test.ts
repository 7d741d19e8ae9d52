import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attribution } from '@/lib/bench/attribution';
import { oracleFile } from '../oracle-file';

const ORACLE = oracleFile('attribution.json');
const PATHS = oracleFile('data/channelattribution_pathdata.csv');

interface Oracle {
  heuristics: Record<string, Record<string, [number, number]>>;
  markov_order1: {
    base_conversion_prob: number;
    removal_effect: Record<string, number>;
    conversions: Record<string, number>;
    value: Record<string, number>;
  };
}
type Result = {
  credits: Record<string, { conversions: number; value: number }>;
  removal_effect?: Record<string, number>;
  base_conversion_prob?: number;
};

describe.skipIf(!ORACLE || !PATHS)('published credits of 10,000 paths', () => {
  const oracle = ORACLE ? (JSON.parse(readFileSync(ORACLE, 'utf8')) as Oracle) : ({} as Oracle);
  const rows = PATHS
    ? readFileSync(PATHS, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => {
          const [, path, conversions, value, nulls] = /^"(.*)",(.*),(.*),(.*)$/.exec(
            line.trim(),
          ) as unknown as string[];
          return {
            path: path as string,
            total_conversions: conversions as string,
            total_conversion_value: value as string,
            total_null: nulls as string,
          };
        })
    : [];
  const run = (model: string) => attribution.run(rows, { model }) as Result;

  it.each(['first', 'last', 'linear'])('%s equals ChannelAttribution', (model) => {
    const { credits } = run(model);
    const expected = oracle.heuristics[model] as Record<string, [number, number]>;
    expect(Object.keys(credits)).toEqual(Object.keys(expected).sort());
    for (const [channel, [conversions, value]] of Object.entries(expected)) {
      expect(Math.abs((credits[channel]?.conversions ?? 0) / conversions - 1)).toBeLessThan(1e-6);
      expect(Math.abs((credits[channel]?.value ?? 0) / value - 1)).toBeLessThan(1e-6);
    }
  });

  it('markov equals the exact solution of the absorbing chain', () => {
    const { credits, removal_effect: effects, base_conversion_prob: base } = run('markov');
    const { markov_order1: expected } = oracle;
    expect(base).toBeCloseTo(expected.base_conversion_prob, 10);
    for (const [channel, effect] of Object.entries(expected.removal_effect)) {
      expect(effects?.[channel]).toBeCloseTo(effect, 6);
      expect(Math.abs((credits[channel]?.conversions ?? 0) - (expected.conversions[channel] as number))).toBeLessThan(
        1e-4,
      );
      expect(Math.abs((credits[channel]?.value ?? 0) - (expected.value[channel] as number))).toBeLessThan(1e-4);
    }
  });

  it.each(['last_non_direct', 'position', 'time_decay', 'shapley'])('%s credits every conversion once', (model) => {
    const { credits } = run(model);
    const total = Object.values(credits).reduce((sum, { conversions }) => sum + conversions, 0);
    expect(total).toBeCloseTo(19_785, 6);
  });
});
