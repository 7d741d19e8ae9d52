import { describe, expect, it } from 'vitest';
import { windowsOf } from '@/lib/kpi/windows';

const year = { from: '2024-01-01', to: '2024-12-31' };

describe('windowsOf', () => {
  it('ends with each period, and with the range where that ends earlier', () => {
    expect(windowsOf({ rolling: { days: 7 } }, false, 'month', { from: '2024-01-20', to: '2024-03-05' })).toEqual([
      { period: '2024-01-01', from: '2024-01-25', to: '2024-01-31' },
      { period: '2024-02-01', from: '2024-02-23', to: '2024-02-29' },
      { period: '2024-03-01', from: '2024-02-28', to: '2024-03-05' },
    ]);
    expect(windowsOf({ rolling: { days: 1 } }, false, 'none', year)).toEqual([
      { period: '2024-01-01', from: '2024-12-31', to: '2024-12-31' },
    ]);
  });

  it.each([
    ['2024-12-31', 12, '2024-01-01'],
    ['2024-02-29', 12, '2023-03-01'],
    ['2023-02-28', 12, '2022-03-01'],
    ['2024-02-28', 12, '2023-03-01'], // the day after, 29 February, has no partner a year earlier
    ['2024-03-15', 12, '2023-03-16'],
    ['2024-03-30', 1, '2024-03-01'], // nor has 31 March one in February
    ['2024-05-30', 3, '2024-03-01'],
    ['2024-04-29', 2, '2024-03-01'],
  ])('until %s, %i months begin on %s', (to, months, from) => {
    expect(windowsOf({ rolling: { months } }, false, 'none', { from: to, to })[0]).toMatchObject({ from, to });
  });

  it.each([
    ['month', '2024-05-01'],
    ['quarter', '2024-04-01'],
    ['year', '2024-01-01'],
    ['beginning', '1000-01-01'],
  ] as const)('to date of the %s begins on %s', (to_date, from) => {
    expect(windowsOf({ to_date }, false, 'week', { from: '2024-05-13', to: '2024-05-19' })).toEqual([
      { period: '2024-05-13', from, to: '2024-05-19' },
    ]);
  });

  it('knows the stretch of the same kind before', () => {
    expect(windowsOf(undefined, true, 'quarter', { from: '2024-02-01', to: '2024-05-10' })).toEqual([
      { period: '2024-01-01', from: '2023-10-01', to: '2024-03-31', before: '2023-12-31' },
      { period: '2024-04-01', from: '2024-01-01', to: '2024-05-10', before: '2024-03-31' },
    ]);
    expect(windowsOf(undefined, true, 'none', { from: '2024-03-01', to: '2024-04-30' })).toEqual([
      { period: '2024-03-01', from: '2024-01-01', to: '2024-04-30', before: '2024-02-29' },
    ]);
    expect(windowsOf({ rolling: { months: 12 } }, true, 'none', year)).toEqual([
      { period: '2024-01-01', from: '2023-01-01', to: '2024-12-31', before: '2023-12-31' },
    ]);
    expect(() => windowsOf({ to_date: 'year' }, true, 'none', year)).toThrow('cannot be taken to date');
  });
});
