import { describe, expect, it } from 'vitest';
import { cellText, isEmptyText, isMasked } from '@/lib/imports/values/empty-cell';

describe('cells that say nothing', () => {
  it.each(['', '-', '--', '–', '—', 'null', 'NULL', 'N/A', 'n/a', '#N/A', 'NaN', '#REF!', '#DIV/0!', 'NaT'])(
    'takes %j for empty',
    (text) => {
      expect(isEmptyText(text)).toBe(true);
    },
  );

  it.each(['0', '0.00', 'NA', 'None', 'nul', '---', '-5', 'A'])('takes %j as it is', (text) => {
    expect(isEmptyText(text)).toBe(false);
  });

  it.each(['<5', '< 10', '<10', '≤ 5', '<= 5', '< 10 %', '>90 %', '< 0,5'])('takes %j for a hidden figure', (text) => {
    expect(isMasked(text)).toBe(true);
  });

  it.each(['5', '<', '<five', '5<', '', '<b>', '--'])('takes %j for no hidden figure', (text) => {
    expect(isMasked(text)).toBe(false);
  });

  it.each([
    ["'02134", '02134'],
    ["'+33612345678", '+33612345678'],
    ["'=1+1", '=1+1'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ["'", "'"],
    ['="02134"', '02134'],
    ['=""', ''],
    ['=SUM(A1)', '=SUM(A1)'],
    ['=1+1', '=1+1'],
    ['-5', '-5'],
    ['@handle', '@handle'],
    ['\u00a0A \u202f', 'A'],
  ])('reads %j as %j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });
});
