import { describe, expect, it } from 'vitest';
import { comparisonOf } from '@/lib/kpi/comparison';
import { type KpiQueryInput, parseKpiQuery } from '@/lib/kpi/query';

const of = (query: Omit<KpiQueryInput, 'kpis'>) => comparisonOf(parseKpiQuery({ kpis: ['net_revenue'], ...query }));
const partnersOf = (query: Omit<KpiQueryInput, 'kpis'>) => {
  const found = of(query);
  return Object.fromEntries(found?.starts.map((start, i) => [start, found.partners[i]]) ?? []);
};

describe('comparisonOf', () => {
  it('is nothing unless asked for', () => expect(of({ from: '2024-01-01', to: '2024-01-31' })).toBeNull());

  it('compares a day with the same date of the year before, across 29 February', () => {
    const leap = partnersOf({ from: '2024-02-28', to: '2024-03-01', grain: 'day', compare: 'previous_year' });
    expect(leap).toEqual({ '2024-02-28': '2023-02-28', '2024-02-29': null, '2024-03-01': '2023-03-01' });
    const after = partnersOf({ from: '2025-02-28', to: '2025-03-01', grain: 'day', compare: 'previous_year' });
    expect(after).toEqual({ '2025-02-28': '2024-02-28', '2025-03-01': '2024-03-01' });
  });

  it('compares whole weeks with whole weeks', () => {
    const query = { from: '2024-01-01', to: '2024-01-14', grain: 'week', compare: 'previous_year' } as const;
    expect(of(query)?.range).toEqual({ from: '2023-01-02', to: '2023-01-15' });
    expect(partnersOf(query)).toEqual({ '2024-01-01': '2023-01-02', '2024-01-08': '2023-01-09' });
  });

  it('compares months, quarters and years by name, also when the first is not whole', () => {
    const month = partnersOf({ from: '2024-02-10', to: '2024-03-31', grain: 'month', compare: 'previous_year' });
    expect(month).toEqual({ '2024-02-01': '2023-02-01', '2024-03-01': '2023-03-01' });
    const quarter = partnersOf({ from: '2024-01-01', to: '2024-06-30', grain: 'quarter', compare: 'previous_year' });
    expect(quarter).toEqual({ '2024-01-01': '2023-01-01', '2024-04-01': '2023-04-01' });
  });

  it('compares with the previous period in order; what is left over has no partner', () => {
    const query = { from: '2024-03-01', to: '2024-03-31', grain: 'day', compare: 'previous_period' } as const;
    const partners = of(query)?.partners;
    expect([partners?.[0], partners?.[28], partners?.[29], partners?.[30]]).toEqual([
      '2024-02-01',
      '2024-02-29',
      null,
      null,
    ]);
  });
});
