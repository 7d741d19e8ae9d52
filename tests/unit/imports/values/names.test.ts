import { describe, expect, it } from 'vitest';
import { monthNumber } from '@/lib/imports/values/month-names';
import { isOneSlip } from '@/lib/imports/values/one-slip';

describe('monthNumber', () => {
  it.each(['fr', 'en', 'de', 'es', 'it'])('knows the months as %s writes them', (locale) => {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
      for (let i = 0; i < 12; i++) expect(monthNumber(format.format(Date.UTC(2026, i, 15)))).toBe(i + 1);
    }
  });

  it.each([
    ['AOÛT', 8],
    ['aout', 8],
    ['Sept.', 9],
    ['März', 3],
    ['marsh', null],
    ['', null],
    ['constructor', null],
  ])('reads %j as %s', (name, number) => {
    expect(monthNumber(name)).toBe(number);
  });
});

describe('isOneSlip', () => {
  it.each([
    ['quantity', 'quantiy'],
    ['quantity', 'quanttity'],
    ['quantity', 'quantitu'],
    ['quantity', 'qauntity'],
    ['order date', 'ordr date'],
  ])('sees %s in %s', (a, b) => {
    expect(isOneSlip(a, b)).toBe(true);
    expect(isOneSlip(b, a)).toBe(true);
  });

  it.each([
    ['date', 'rate'],
    ['state', 'date'],
    ['quantity', 'quantity'],
    ['quantity', 'quality'],
    ['column 1', 'column 2'],
    ['column', 'column1'],
    ['', 'a'],
  ])('does not see %s in %s', (a, b) => {
    expect(isOneSlip(a, b)).toBe(false);
  });
});
