import { describe, expect, it } from 'vitest';
import { explorerHref, explorerParams, readExplorerQuery } from '@/lib/views/explorer-query';
import { isSameQuestion, queryOfView, savedQueryOf } from '@/lib/views/explorer-saved';
import { paramsOf } from '@/lib/views/page-query';

const ANCHOR = '2026-11-22';
const read = (text: string) => readExplorerQuery(paramsOf(new URLSearchParams(text)), ANCHOR, '2023-11-23');

describe('the address of a question', () => {
  it('opens on net revenue of the last 30 days, per day, against last year', () => {
    expect(read('')).toMatchObject({
      kpis: ['net_revenue'],
      dimensions: [],
      from: '2026-10-24',
      to: ANCHOR,
      grain: 'day',
      compare: 'previous_year',
      chart: null,
      page: 1,
    });
  });

  it('says everything: reading what it wrote gives the same question', () => {
    const query = read(
      'kpi=net_revenue&kpi=order_count&by=category&by=region&from=2026-01-01&to=2026-06-30&grain=month&compare=none&category=a,b&category=c%26d&not.region=%C3%8Ele&not.region=&chart=bars&sort=-order_count&page=3&as_of=12',
    );
    expect(query.filters).toEqual([
      { dimension: 'category', in: ['a,b', 'c&d'] },
      { dimension: 'region', not_in: ['Île', ''] },
    ]);
    expect(read(explorerParams(query).toString())).toEqual(query);
  });

  it('falls back where it says nonsense', () => {
    const query = read(
      'kpi=DROP TABLE&by=nothing&from=2026-02-31&to=x&grain=century&chart=cake&sort=1&page=-4&as_of=soon',
    );
    expect(query).toMatchObject({
      kpis: ['net_revenue'],
      dimensions: [],
      grain: 'day',
      chart: null,
      sort: null,
      page: 1,
      asOf: null,
    });
  });

  it('goes back to the first page when the question changes, and keeps the view that it came from', () => {
    const query = read('page=7');
    expect(explorerHref(query, { compare: 'none' }, 'abc')).toMatch(/^\/explore\?(?!.*page=).*view=abc$/);
  });

  it('sees a cut as a whole first', () => {
    expect(read('by=category').grain).toBe('none');
    expect(read('by=category&grain=week').grain).toBe('week');
  });
});

describe('a saved view', () => {
  it('keeps days as they are, or moves with a moving period', () => {
    const query = read('period=last_30&by=category');
    const fixed = { query: savedQueryOf(query, ANCHOR, false), chart: 'auto' };
    const moving = { query: savedQueryOf(query, ANCHOR, true), chart: 'auto' };
    expect(queryOfView(fixed, '2026-12-31')).toMatchObject({ from: '2026-10-24', to: ANCHOR });
    expect(queryOfView(moving, '2026-12-31')).toMatchObject({ from: '2026-12-02', to: '2026-12-31' });
  });

  it('is the same question whatever page is shown', () => {
    const query = read('by=category');
    expect(isSameQuestion(query, { ...query, page: 4 })).toBe(true);
    expect(isSameQuestion(query, { ...query, compare: 'none' })).toBe(false);
  });
});
