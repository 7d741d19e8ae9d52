import { describe, expect, it } from 'vitest';
import { genderOf, rateOf, readFlag, readMonth } from '@/lib/imports/formats/parts/template-values';

describe('readMonth', () => {
  it.each([
    ['2026-03', '2026-03-01'],
    ['2026/3', '2026-03-01'],
    ['03/2026', '2026-03-01'],
    ['2026-03-01', '2026-03-01'],
    ['2026-03-17', '2026-03-01'],
    ['01/03/2026', '2026-03-01'],
    ['3/1/2026', '2026-03-01'],
    ['01/01/2026', '2026-01-01'],
    ['31/03/2026', '2026-03-01'],
    ['2026-13', null],
    ['13/2026', null],
    ['00/2026', null],
    ['02/03/2026', null],
    ['March', null],
  ])('%s -> %s', (text, month) => {
    expect(readMonth(text)).toBe(month);
  });
});

describe('yes and no, rates, genders', () => {
  it('reads what people write', () => {
    expect(['Oui', 'x', 'TRUE', '1'].map(readFlag)).toEqual([true, true, true, true]);
    expect(['non', 'False', '0'].map(readFlag)).toEqual([false, false, false]);
    expect(readFlag('perhaps')).toBeNull();
    expect([0.15, 15, 1, null].map(rateOf)).toEqual([0.15, 0.15, 1, null]);
    expect(['Mme', 'F', 'homme', 'M.', 'Autre', 'agender'].map(genderOf)).toEqual([
      'female',
      'female',
      'male',
      'male',
      'other',
      'agender',
    ]);
  });
});
