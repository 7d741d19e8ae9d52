import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey } from '@/lib/attribution/journey';
import { CREDIT_MODELS, creditModel } from '@/lib/attribution/registry';
import { splitCredit } from '@/lib/attribution/split-credit';

const journey = (...keys: string[]): Journey => ({
  touches: keys.map((key, i) => ({ key, isDirect: key === 'direct', age: (keys.length - 1 - i) * 7 })),
});
const shares = (id: string, of: Journey, groups: { keys: string[]; conversions: number; nulls: number }[] = []) =>
  creditModel(id).prepare({ groups }, {})(of);

describe('shares of one journey', () => {
  const path = journey('meta', 'email', 'direct', 'meta', 'direct');

  it.each([
    ['first', [1, 0, 0, 0, 0]],
    ['last', [0, 0, 0, 0, 1]],
    ['last_non_direct', [0, 0, 0, 1, 0]],
    ['linear', [0.2, 0.2, 0.2, 0.2, 0.2]],
    ['position', [0.4, 0.2 / 3, 0.2 / 3, 0.2 / 3, 0.4]],
    // Half-life 7 and steps of 7 days: 1/16, 1/8, 1/4, 1/2, 1 of 31/16.
    ['time_decay', [1 / 31, 2 / 31, 4 / 31, 8 / 31, 16 / 31]],
    // Three channels, a third each; meta and direct share theirs between two touches.
    ['shapley', [1 / 6, 1 / 3, 1 / 6, 1 / 6, 1 / 6]],
  ])('%s', (id, expected) => {
    for (const [i, share] of shares(id, path).entries()) expect(share).toBeCloseTo(expected[i] as number, 12);
  });

  it('credits the last direct visit where there is nothing else, and one touch with all', () => {
    expect(shares('last_non_direct', journey('direct', 'direct'))).toEqual([0, 1]);
    expect(shares('position', journey('a'))).toEqual([1]);
    expect(shares('position', journey('a', 'b'))).toEqual([0.5, 0.5]);
  });

  it('takes time decay from the latest touch, however long ago that was', () => {
    const old: Journey = {
      touches: [
        { key: 'a', isDirect: false, age: 100_007 },
        { key: 'b', isDirect: false, age: 100_000 },
      ],
    };
    expect(shares('time_decay', old)).toEqual([1 / 3, 2 / 3]);
    expect(() => creditModel('time_decay').prepare({ groups: [] }, { halfLife: 0 })(old)).toThrow(RangeError);
  });

  it('shares an order by the removal effects of its channels', () => {
    // Without a, half of the orders are lost (it stands in 1 of 2 journeys that convert); without b, the other half.
    const groups = [
      { keys: ['a'], conversions: 1, nulls: 1 },
      { keys: ['b'], conversions: 1, nulls: 3 },
    ];
    expect(shares('markov', journey('a', 'b', 'a'), groups)).toEqual([0.25, 0.5, 0.25]);
    expect(shares('markov', journey('unseen', 'a'), groups)).toEqual([0, 1]);
    expect(shares('markov', journey('unseen', 'new'), groups)).toEqual([0.5, 0.5]);
  });

  it('names the models there are', () => {
    expect(() => creditModel('magic')).toThrow(/last_non_direct, last, first/);
  });
});

describe('Shapley', () => {
  it('is the value of the game in which a set of channels converts the journeys inside it', () => {
    const paths: [string[], number][] = [
      [['a', 'b'], 4],
      [['a'], 3],
      [['c', 'b', 'a'], 6],
      [['b', 'b'], 1],
    ];
    const keys = ['a', 'b', 'c'];
    const worth = (set: Set<string>) =>
      paths.reduce((sum, [path, value]) => sum + (path.every((key) => set.has(key)) ? value : 0), 0);
    const orders = [
      ['a', 'b', 'c'],
      ['a', 'c', 'b'],
      ['b', 'a', 'c'],
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
      ['c', 'b', 'a'],
    ];
    for (const key of keys) {
      const enumerated =
        orders.reduce((sum, order) => {
          const before = new Set(order.slice(0, order.indexOf(key)));
          return sum + worth(new Set([...before, key])) - worth(before);
        }, 0) / orders.length;
      const credited = paths.reduce((sum, [path, value]) => {
        const split = shares('shapley', journey(...path));
        return sum + path.reduce((own, each, i) => own + (each === key ? (split[i] as number) * value : 0), 0);
      }, 0);
      expect(credited).toBeCloseTo(enumerated, 12);
    }
  });
});

const KEYS = fc.constantFrom('meta', 'google', 'email', 'direct', 'tiktok');
const JOURNEY = fc.array(fc.record({ key: KEYS, age: fc.double({ min: 0, max: 400, noNaN: true }) }), {
  minLength: 1,
  maxLength: 30,
});

describe('every model', () => {
  it.each(CREDIT_MODELS.map(({ id }) => id))(
    '%s gives shares of 0 to 1 that sum to 1, and parts that sum to the cent',
    (id) => {
      fc.assert(
        fc.property(
          JOURNEY,
          fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
          fc.array(
            fc.record({
              keys: fc.array(KEYS, { minLength: 1, maxLength: 5 }),
              conversions: fc.nat(5),
              nulls: fc.nat(5),
            }),
          ),
          (touches, amount, groups) => {
            const weigh = creditModel(id).prepare({ groups }, {});
            const split = weigh({ touches: touches.map((touch) => ({ ...touch, isDirect: touch.key === 'direct' })) });
            expect(split).toHaveLength(touches.length);
            expect(split.every((share) => share >= 0 && share <= 1 + 1e-12)).toBe(true);
            const parts = splitCredit(amount, split);
            expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount);
            // A full refund takes back exactly what was credited.
            expect(splitCredit(-amount, split).map((part) => -part)).toEqual(parts);
          },
        ),
        { numRuns: 200 },
      );
    },
  );

  it('refuses shares that are no shares', () => {
    expect(() => splitCredit(100n, [0.5, 0.4])).toThrow(RangeError);
  });
});
