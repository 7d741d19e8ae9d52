import { describe, expect, it } from 'vitest';
import { type ChartQuestion, chartChoices, proposedChart } from '@/lib/views/explorer-fits';

const base: ChartQuestion = {
  units: ['money'],
  isAdditive: true,
  hasNegative: false,
  dimensions: [],
  hasTime: false,
  periods: 0,
  members: 0,
};
const ask = (changes: Partial<ChartQuestion>) => ({ ...base, ...changes });
const misfit = (type: string, changes: Partial<ChartQuestion>) =>
  chartChoices(ask(changes)).find((choice) => choice.type === type)?.misfit;

describe('the proposed chart', () => {
  it.each<[string, string, Partial<ChartQuestion>]>([
    ['figures', 'nothing cut, no time', {}],
    ['line', 'one figure over time', { hasTime: true, periods: 12 }],
    ['line', 'several of one unit over time', { hasTime: true, periods: 12, units: ['money', 'money'] }],
    ['multiples', 'several of different units over time', { hasTime: true, periods: 12, units: ['money', 'count'] }],
    ['line', 'few members over time', { hasTime: true, periods: 12, dimensions: ['sales_channel'], members: 5 }],
    ['multiples', 'many members over time', { hasTime: true, periods: 12, dimensions: ['product'], members: 300 }],
    ['ranking', 'one dimension', { dimensions: ['category'], members: 5 }],
    ['map', 'places', { dimensions: ['region'], members: 13 }],
    ['map', 'countries', { dimensions: ['country'], members: 4 }],
    ['bars', 'an order of its own', { dimensions: ['weekday'], members: 7 }],
    ['histogram', 'baskets by size', { dimensions: ['basket_lines'], members: 4, units: ['count'] }],
    ['heatmap', 'weekday by hour', { dimensions: ['weekday', 'hour'], members: 160 }],
    ['heatmap', 'two dimensions', { dimensions: ['category', 'region'], members: 60 }],
    [
      'bars',
      'figures of one unit beside each other',
      { dimensions: ['category'], members: 5, units: ['money', 'money'] },
    ],
    ['multiples', 'figures of different units', { dimensions: ['category'], members: 5, units: ['money', 'ratio'] }],
    ['ranking', 'three dimensions', { dimensions: ['category', 'region', 'sales_channel'], members: 90 }],
  ])('is %s for %s', (type, _, changes) => expect(proposedChart(ask(changes))).toBe(type));

  it('always fits', () => {
    for (const hasTime of [true, false])
      for (const members of [0, 1, 3, 400])
        for (const dimensions of [[], ['category'], ['category', 'region'], ['hour']] as ChartQuestion['dimensions'][])
          for (const units of [['money'], ['money', 'ratio']] as ChartQuestion['units'][])
            for (const periods of hasTime ? [1, 12, 365] : [0]) {
              const question = ask({ hasTime, members, dimensions, units, periods, isAdditive: members !== 3 });
              const choice = chartChoices(question).find(({ type }) => type === proposedChart(question));
              expect([question, choice?.misfit]).toEqual([question, null]);
            }
  });
});

describe('a chart that does not fit says why', () => {
  it.each<[string, string, Partial<ChartQuestion>]>([
    ['donut', 'needs_additive', { dimensions: ['category'], members: 4, isAdditive: false }],
    ['donut', 'too_many', { dimensions: ['category'], members: 9 }],
    ['donut', 'needs_positive', { dimensions: ['category'], members: 4, hasNegative: true }],
    ['pareto', 'needs_additive', { dimensions: ['product'], members: 90, isAdditive: false }],
    ['map', 'needs_place', { dimensions: ['category'], members: 4 }],
    ['line', 'needs_time', { dimensions: ['category'], members: 4 }],
    ['line', 'needs_one_unit', { hasTime: true, periods: 4, units: ['money', 'count'] }],
    ['heatmap', 'needs_two_dimensions', { dimensions: ['category'], members: 4 }],
    ['area', 'needs_additive', { hasTime: true, periods: 12, isAdditive: false }],
  ])('%s: %s', (type, reason, changes) => expect(misfit(type, changes)).toBe(reason));
});
