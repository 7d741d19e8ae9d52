import { describe, expect, it } from 'vitest';
import { monthPeriod, statedPeriod, weekPeriod, within } from '@/lib/imports/formats/parts/report-period';

const stated = (lines: string[], fileName = 'report.csv') => {
  const period = statedPeriod({ preamble: lines.map((line) => line.split(',')), fileName });
  return period && `${period.start} ${period.end}`;
};

describe('the period that a report states', () => {
  it.each([
    ['September 1, 2026 - September 3, 2026', '2026-09-01 2026-09-03'],
    ['1 September 2026 - 30 September 2026', '2026-09-01 2026-09-30'],
    ['1er août 2026 - 31 août 2026', '2026-08-01 2026-08-31'],
    ['1 févr. 2026 - 28 févr. 2026', '2026-02-01 2026-02-28'],
    ['1. September 2026 – 30. September 2026', '2026-09-01 2026-09-30'],
    ['1 de septiembre de 2026 - 30 de septiembre de 2026', '2026-09-01 2026-09-30'],
    ['Sep 1, 2026 to Sep 30, 2026', '2026-09-01 2026-09-30'],
    ['# 20260723-20260922', '2026-07-23 2026-09-22'],
    ['2026-09-01 - 2026-09-30', '2026-09-01 2026-09-30'],
    ['01/09/2026 - 30/09/2026', '2026-09-01 2026-09-30'],
    ['09/01/2026 - 09/30/2026', '2026-09-01 2026-09-30'],
    ['01.09.2026 - 07.09.2026', '2026-09-01 2026-09-07'],
    ['September 3, 2026', '2026-09-03 2026-09-03'],
  ])('%s', (line, expected) => {
    expect(stated(['Campaign report', line])).toBe(expected);
  });

  it('may stand on two lines', () => {
    expect(stated(['# Account: Shop', '# Start date: 20260801', '# End date: 20260831'])).toBe('2026-08-01 2026-08-31');
    expect(stated(['# Date de début : 20260801', '# Date de fin : 20260831'])).toBe('2026-08-01 2026-08-31');
  });

  it('may stand in the name of the file only', () => {
    expect(stated([], 'Campaign report_20260901_20260907_1.xlsx')).toBe('2026-09-01 2026-09-07');
    expect(stated([], 'ads 2026-09-01 2026-09-07.csv')).toBe('2026-09-01 2026-09-07');
  });

  it.each([
    'All time',
    '01/09/2026 - 03/09/2026',
    '30 September 2026 - 1 September 2026',
    '31 June 2026 - 5 July 2026',
    '12 bananas 2026 - 13 bananas 2026',
    'Downloaded on September 3, 2026',
  ])('is not guessed from "%s"', (line) => {
    expect(stated([line])).toBeNull();
  });
});

describe('months and weeks of segments', () => {
  it.each([
    ['2026-09-01', '2026-09-01', '2026-09-30'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['202402', '2024-02-01', '2024-02-29'],
    ['September 2026', '2026-09-01', '2026-09-30'],
    ['sept. 2026', '2026-09-01', '2026-09-30'],
    ['août 2026', '2026-08-01', '2026-08-31'],
    ['01/09/2026', '2026-09-01', '2026-09-30'],
    ['09/01/2026', '2026-09-01', '2026-09-30'],
    ['12/2026', '2026-12-01', '2026-12-31'],
  ])('%s', (text, start, end) => {
    expect(monthPeriod(text)).toEqual({ start, end });
  });

  it.each(['2026-13', 'soon', '2026-09-15', ''])('"%s" is no month', (text) => {
    expect(monthPeriod(text)).toBeNull();
  });

  it('weeks begin on Monday, or on the Sunday that is named', () => {
    expect(weekPeriod('2026-09-02')).toEqual({ start: '2026-08-31', end: '2026-09-06' });
    expect(weekPeriod('2026-08-30')).toEqual({ start: '2026-08-30', end: '2026-09-05' });
  });

  it('are cut at the edges of the report', () => {
    const whole = { start: '2026-08-15', end: '2026-09-20' };
    expect(within({ start: '2026-08-01', end: '2026-08-31' }, whole)).toEqual({
      start: '2026-08-15',
      end: '2026-08-31',
    });
    expect(within({ start: '2026-09-01', end: '2026-09-30' }, whole)).toEqual({
      start: '2026-09-01',
      end: '2026-09-20',
    });
    expect(within({ start: '2027-01-01', end: '2027-01-31' }, whole)).toEqual({
      start: '2027-01-01',
      end: '2027-01-31',
    });
  });
});
