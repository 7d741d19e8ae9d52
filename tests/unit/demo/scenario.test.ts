import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { parseScenario, readScenario, windowDays } from '@/prisma/demo/scenario';

const PLAIN = { name: 'plain', growthPerYear: 0.2, adShare: 0.1, causes: [] };

function refusal(value: unknown): AppError {
  try {
    parseScenario(value);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the scenario was accepted');
}

describe('scenario', () => {
  it('reads the default one, with every kind of cause', () => {
    expect(readScenario().causes.map((cause) => cause.kind)).toHaveLength(9);
  });

  it('accepts a shop without causes', () => {
    expect(parseScenario(PLAIN).causes).toEqual([]);
  });

  it.each([
    ['an unknown cause', { ...PLAIN, causes: [{ kind: 'meteor' }] }],
    ['a share above one', { ...PLAIN, causes: [{ kind: 'high_returns', sku: 'AUB-FAC-001', rate: 1.2 }] }],
    ['a SKU of another shape', { ...PLAIN, causes: [{ kind: 'missing_cost', sku: 'X1' }] }],
    [
      'a carrier that does not exist',
      { ...PLAIN, causes: [{ kind: 'late_carrier', carrier: 'NOBODY', fromDaysAgo: 9, share: 0.5, extraDays: 1 }] },
    ],
    ['a field too many', { ...PLAIN, colour: 'green' }],
    ['the same cause twice', { ...PLAIN, causes: Array(2).fill({ kind: 'missing_cost', sku: 'AUB-FAC-001' }) }],
    ['no object', null],
  ])('refuses %s', (_, value) => {
    const error = refusal(value);
    expect(error.code).toBe('invalid_input');
    expect(error.message).toContain('The scenario is not usable');
  });

  it('refuses a file that cannot be read', () => {
    expect(() => readScenario('/nowhere/scenario.json')).toThrow(AppError);
  });

  it('counts windows back from today, which is not generated itself', () => {
    expect(windowDays({ fromDaysAgo: 10, toDaysAgo: 3 }, 100)).toEqual([90, 97]);
    expect(windowDays({ fromDaysAgo: 10, toDaysAgo: 0 }, 100)).toEqual([90, 99]);
  });
});
