import { describe, expect, it } from 'vitest';
import { waterfallGeometry } from '@/components/charts/waterfall-geometry';

describe('the bars of a waterfall', () => {
  it('begin at zero where the change is large enough to be seen', () => {
    const { spans, start, end, isCut, zero } = waterfallGeometry(50, [100, -50], 100);
    expect([isCut, zero]).toEqual([false, 0]);
    expect(start).toEqual({ from: 0, to: 50 / 150 });
    expect(end).toEqual({ from: 0, to: 100 / 150 });
    expect(spans[0]).toMatchObject({ from: 50 / 150, to: 1, level: 50 / 150, next: 1 });
    expect(spans[1]).toMatchObject({ from: 100 / 150, to: 1 });
  });

  it('are cut, and say so, where the parts would be too small', () => {
    const { spans, start, end, isCut, zero } = waterfallGeometry(1_000, [20, -5], 1_015);
    expect([isCut, zero, start.from, end.from]).toEqual([true, null, 0, 0]);
    expect(start.to).toBeCloseTo(0.2, 12);
    expect(spans[0]?.to).toBeCloseTo(1, 12);
    expect(end.to).toBe(spans[1]?.from);
  });

  it('stand on both sides of zero, below it, and on nothing', () => {
    expect(waterfallGeometry(-50, [150], 100).zero).toBeCloseTo(1 / 3, 12);
    const below = waterfallGeometry(-1_000, [-20], -1_020);
    expect([below.isCut, below.start.to]).toEqual([true, 1]);
    expect(below.spans[0]?.from).toBeCloseTo(0, 12);
    expect(waterfallGeometry(0, [], 0)).toMatchObject({ isCut: false, start: { from: 0, to: 0 } });
  });
});
