import { describe, expect, it } from 'vitest';
import {
  naturalGrain,
  pageHref,
  possibleGrains,
  presetOf,
  presetPeriod,
  readPageQuery,
  withFilter,
  withoutFilter,
} from '@/lib/views/page-query';

const ANCHOR = '2026-11-22';

describe('presets', () => {
  it('end on the last day that is over', () => {
    expect(presetPeriod('last_7', ANCHOR)).toEqual({ from: '2026-11-16', to: ANCHOR });
    expect(presetPeriod('last_30', ANCHOR)).toEqual({ from: '2026-10-24', to: ANCHOR });
    expect(presetPeriod('this_month', ANCHOR)).toEqual({ from: '2026-11-01', to: ANCHOR });
    expect(presetPeriod('last_month', ANCHOR)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(presetPeriod('last_quarter', ANCHOR)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(presetPeriod('last_year', ANCHOR)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(presetPeriod('last_12_months', ANCHOR)).toEqual({ from: '2025-11-23', to: ANCHOR });
  });

  it('are recognised from their days', () => {
    expect(presetOf({ from: '2026-10-24', to: ANCHOR }, ANCHOR)).toBe('last_30');
    expect(presetOf({ from: '2026-10-25', to: ANCHOR }, ANCHOR)).toBeNull();
  });
});

describe('the address of a page', () => {
  it('opens on the last 30 days against last year, or against the period before in a young shop', () => {
    expect(readPageQuery({}, ANCHOR, '2023-11-23')).toEqual({
      from: '2026-10-24',
      to: ANCHOR,
      compare: 'previous_year',
      grain: 'day',
      filters: [],
    });
    expect(readPageQuery({}, ANCHOR, '2026-03-01').compare).toBe('previous_period');
  });

  it('says everything: reading what it wrote gives the same query', () => {
    const query = readPageQuery(
      {
        from: '2026-01-01',
        to: '2026-06-30',
        compare: 'none',
        grain: 'week',
        category: ['a, b', 'c&d'],
        region: 'Île',
      },
      ANCHOR,
      null,
    );
    const params = new URL(pageHref('/summary', query), 'http://x').searchParams;
    const again = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
    expect(readPageQuery(again, ANCHOR, null)).toEqual(query);
    expect(query.filters).toEqual([
      { dimension: 'category', in: ['a, b', 'c&d'] },
      { dimension: 'region', in: ['Île'] },
    ]);
  });

  it.each([
    { from: '2026-02-31', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-01' },
    { from: 'x' },
    { from: '0001-01-01', to: '2026-01-01' },
  ])('falls back to the default for %o', (params) => {
    expect(readPageQuery(params, ANCHOR, null)).toMatchObject({ from: '2026-10-24', to: ANCHOR });
  });

  it('narrows and widens', () => {
    const query = readPageQuery({ region: ['a', 'b'] }, ANCHOR, null);
    expect(withFilter(query, 'region', 'c').filters).toEqual([{ dimension: 'region', in: ['c'] }]);
    expect(withoutFilter(query, 'region', 'a').filters).toEqual([{ dimension: 'region', in: ['b'] }]);
    expect(withoutFilter(withoutFilter(query, 'region', 'a'), 'region', 'b').filters).toEqual([]);
  });
});

describe('grains', () => {
  it('give a readable number of points', () => {
    expect(naturalGrain({ from: '2026-08-25', to: ANCHOR })).toBe('day');
    expect(naturalGrain({ from: '2025-11-23', to: ANCHOR })).toBe('month');
    expect(possibleGrains({ from: ANCHOR, to: ANCHOR })).toEqual([]);
    expect(possibleGrains({ from: '2025-11-23', to: ANCHOR })).toEqual(['day', 'week', 'month', 'quarter']);
  });
});
