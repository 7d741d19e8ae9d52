import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { affinity, associationRules, frequentItemsets } from '@/lib/models/basket-affinity';
import { oracleFile } from '../oracle-file';

const BASKETS = [['bread', 'milk'], ['bread', 'butter', 'milk'], ['bread', 'butter'], ['milk'], ['tea', 'tea']];

describe('the affinity of two sides', () => {
  it('is support, confidence, lift, leverage and conviction', () => {
    // 100 baskets, 20 with the left, 40 with the right, 12 with both.
    expect(affinity({ baskets: 100, left: 20, right: 40, both: 12 })).toEqual({
      support: 0.12,
      confidence: 0.6,
      lift: expect.closeTo(1.5, 12),
      leverage: expect.closeTo(0.04, 12),
      conviction: expect.closeTo(1.5, 12),
    });
  });

  it('has no conviction where the right side never fails, and cannot be told of what never occurs', () => {
    expect(affinity({ baskets: 10, left: 2, right: 5, both: 2 })?.conviction).toBeNull();
    expect(affinity({ baskets: 10, left: 0, right: 5, both: 0 })).toBeNull();
    expect(affinity({ baskets: 0, left: 0, right: 0, both: 0 })).toBeNull();
  });
});

describe('frequent itemsets', () => {
  it('count each item of a basket once', () => {
    expect(frequentItemsets(BASKETS, 0.4)).toEqual([
      { items: ['bread'], count: 3 },
      { items: ['bread', 'butter'], count: 2 },
      { items: ['bread', 'milk'], count: 2 },
      { items: ['butter'], count: 2 },
      { items: ['milk'], count: 3 },
    ]);
    expect(frequentItemsets(BASKETS, 0.2).find(({ items }) => items[0] === 'tea')?.count).toBe(1);
    expect(frequentItemsets(BASKETS, 0.2, 1).every(({ items }) => items.length === 1)).toBe(true);
    expect(() => frequentItemsets(BASKETS, 0)).toThrow(RangeError);
  });

  it('become rules in both directions', () => {
    const rules = associationRules(frequentItemsets(BASKETS, 0.4), BASKETS.length, 0.6);
    const said = rules.map(({ lhs, rhs, confidence }) => `${lhs} -> ${rhs} ${confidence.toFixed(3)}`);
    expect(said.toSorted()).toEqual([
      'bread -> butter 0.667',
      'bread -> milk 0.667',
      'butter -> bread 1.000',
      'milk -> bread 0.667',
    ]);
    expect(rules.at(-1)?.lift).toBeLessThan(rules[0]?.lift ?? 0);
  });
});

const oracle = oracleFile('market_basket.json');

describe.skipIf(!oracle)('the groceries data', () => {
  it('gives the itemsets and rules of mlxtend', () => {
    const expected = JSON.parse(readFileSync(oracle ?? '', 'utf8'));
    const text = readFileSync(path.join(path.dirname(oracle ?? ''), expected.data), 'utf8');
    const baskets = text
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split(';'));
    expect(baskets).toHaveLength(expected.transactions);
    for (const { min_support, min_confidence, ...counts } of expected.counts) {
      const itemsets = frequentItemsets(baskets, min_support);
      const rules = associationRules(itemsets, baskets.length, min_confidence);
      expect(itemsets).toHaveLength(counts.frequent_itemsets);
      expect(rules).toHaveLength(counts.rules_any_consequent);
      expect(rules.filter(({ rhs }) => rhs.length === 1)).toHaveLength(counts.rules_single_consequent);
      const key = ({ lhs, rhs }: { lhs: readonly string[]; rhs: readonly string[] }) =>
        `${[...lhs].sort().join()} -> ${rhs.join()}`;
      const found = new Map(rules.map((rule) => [key(rule), rule]));
      for (const rule of expected.rules_s01_c50) {
        const own = found.get(key(rule));
        for (const name of ['support', 'confidence', 'lift', 'leverage', 'conviction'] as const) {
          expect(own?.[name], `${key(rule)} ${name}`).toBeCloseTo(rule[name], 6);
        }
      }
    }
  });
});
