import { describe, expect, it } from 'vitest';
import { formatter } from '@/lib/i18n/format';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { type CutRow, cutRows, movers } from '@/lib/views/cut';
import { changeView } from '@/lib/views/figures';
import { extremes, timeline } from '@/lib/views/timeline';

const format = formatter('en', 'EUR');
const words = { good: 'favourable', bad: 'unfavourable', neutral: 'neutral' };

describe('a change', () => {
  it('is good or bad by the direction of the KPI, not of the arrow', () => {
    expect(changeView(0.1, 'money', 'up', format, words)).toMatchObject({ direction: 'up', tone: 'good' });
    expect(changeView(0.1, 'money', 'down', format, words)).toMatchObject({ direction: 'up', tone: 'bad' });
    expect(changeView(-0.1, 'money', 'none', format, words)).toMatchObject({ direction: 'down', tone: 'neutral' });
    expect(changeView(null, 'money', 'up', format, words)).toBeNull();
  });

  it('that would read 0.0 is flat', () => {
    expect(changeView(0.0004, 'ratio', 'up', format, words)).toMatchObject({ direction: 'flat', tone: 'neutral' });
  });
});

const row = (period: string, value: string | null): KpiRow => ({
  period,
  net_revenue: value,
  compare: { period: null, net_revenue: null },
  change: { net_revenue: null },
});
const monthly = { from: '2026-09-10', to: '2026-12-31', compare: 'none', grain: 'month', filters: [] } as const;

describe('a course', () => {
  const rows = [row('2026-09-01', '5'), row('2026-10-01', '9'), row('2026-11-01', '7'), row('2026-12-01', '0')];
  const points = timeline(rows, { id: 'net_revenue', unit: 'money' }, monthly, '2026-11-22', format);

  it('marks what the range or today cuts, and has no value ahead of the data', () => {
    expect(points.map(({ isPartial }) => isPartial)).toEqual([true, false, true, false]);
    expect(points.map(({ value }) => value)).toEqual([5, 9, 7, null]);
  });

  it('does not praise or blame an unfinished period', () => {
    expect(extremes(points)).toBeNull();
  });
});

describe('a cut', () => {
  const answer = {
    rows: [
      {
        period: '',
        region: 'a',
        net_revenue: '75.00',
        compare: { net_revenue: '50.00' },
        change: { net_revenue: 0.5 },
      },
      {
        period: '',
        region: '',
        net_revenue: '25.00',
        compare: { net_revenue: '40.00' },
        change: { net_revenue: -0.375 },
      },
    ],
    meta: { totals: { period: '', net_revenue: '100.00' }, labels: { region: { a: 'A', '': '(none)' } } },
  } as unknown as KpiAnswer;
  const rows = (isAdditive: boolean) =>
    cutRows(answer, { id: 'net_revenue', unit: 'money', isAdditive }, 'region', format, () => null);

  it('has shares of the total, and none for figures that do not add up', () => {
    expect(rows(true).map(({ share }) => share)).toEqual([0.75, 0.25]);
    expect(rows(false).map(({ share }) => share)).toEqual([null, null]);
    expect(rows(true).map(({ label, length }) => [label, length])).toEqual([
      ['A', 1],
      ['(none)', 1 / 3],
    ]);
  });

  it('names who moved the total, and who went against it', () => {
    const found = movers(rows(true));
    expect([found.total, found.with?.key, found.against?.key]).toEqual([10, 'a', '']);
    expect(movers([] as CutRow[])).toEqual({ with: null, against: null, total: 0 });
  });
});
