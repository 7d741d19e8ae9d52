import { describe, expect, it } from 'vitest';
import { answerAsks, isAnswer, requireAnswers } from '@/lib/imports/answer-asks';
import type { Ask, Format } from '@/lib/imports/format';
import { importRank } from '@/lib/imports/import-rank';

const day: Ask = {
  name: 'snapshot_day',
  type: 'day',
  label: { en: 'Day of the count', fr: 'Jour du comptage' },
  unlessMapped: ['day'],
  suggest: ({ fileName }) => /\d{4}-\d{2}-\d{2}/.exec(fileName)?.[0] ?? null,
};
const format = { asks: [day] } as unknown as Format;
const file = (fileName: string, mapping: Record<string, string> = {}) => ({ fileName, preamble: [], mapping });

describe('what a format asks', () => {
  it.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-11-31', false],
    ['22/11/2026', false],
    ['', false],
  ])('takes "%s" for a day: %s', (text, isDay) => {
    expect(isAnswer(day, text)).toBe(isDay);
  });

  it('takes any text but an empty one for a text', () => {
    const text: Ask = { ...day, type: 'text' };
    expect([isAnswer(text, 'Paris'), isAnswer(text, ' ')]).toEqual([true, false]);
  });

  it('is answered by a person, else by what the file offers, else not', () => {
    expect(answerAsks(format, { snapshot_day: '2026-01-02' }, file('stock 2026-11-22.csv'))).toEqual([
      { ask: day, value: '2026-01-02', isSuggested: false },
    ]);
    expect(answerAsks(format, {}, file('stock 2026-11-22.csv'))[0]).toMatchObject({
      value: '2026-11-22',
      isSuggested: true,
    });
    expect(answerAsks(format, { snapshot_day: 'yesterday' }, file('stock 2026-11-22.csv'))[0]?.value).toBe('');
    expect(answerAsks(null, {}, file('a.csv'))).toEqual([]);
    // A column that says it row by row leaves nothing to ask.
    expect(answerAsks(format, {}, file('a.csv', { day: 'Date' }))).toEqual([]);
  });

  it('is refused by its name where nobody answers', () => {
    expect(requireAnswers(format, {}, file('2026-11-22.csv'))).toEqual({ snapshot_day: '2026-11-22' });
    expect(() => requireAnswers(format, {}, file('stock.csv'))).toThrow('Day of the count');
  });
});

describe('the order of files that came together', () => {
  it.each([
    ['an article list', { facts: ['stage_catalogue', 'stage_product_cost'] as const }, 0],
    ['costs', { facts: ['stage_product_cost'] as const }, 1],
    ['customers', { facts: ['stage_customer'] as const }, 2],
    ['orders', {}, 3],
    ['ad spend', { facts: ['stage_ad_spend'] as const }, 4],
    ['payments of known orders', { refersToAnyOrder: true }, 5],
    ['control totals', { facts: ['stage_control_total'] as const }, 6],
  ])('puts %s in place', (_, known, rank) => {
    expect(importRank(known)).toBe(rank);
  });

  it('puts what is not recognised last', () => {
    expect(importRank(null)).toBe(7);
  });
});
