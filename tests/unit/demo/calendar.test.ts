import { describe, expect, it } from 'vitest';
import {
  DAY,
  dayNumber,
  dayText,
  demoPeriod,
  HOUR,
  lastSunday,
  monthText,
  settle,
  timeText,
  weekday,
  workingDay,
} from '@/prisma/demo/calendar';
import { Random, runningSums } from '@/prisma/demo/random';

describe('calendar of the generator', () => {
  it('counts days and names their week day and month', () => {
    const day = dayNumber('2026-11-23');
    expect([dayText(day), weekday(day), monthText(day)]).toEqual(['2026-11-23', 0, '2026-11-01']);
    expect(dayText(lastSunday(2026, 3))).toBe('2026-03-29');
    expect(demoPeriod('2024-02-29')).toEqual({ from: dayNumber('2021-02-28'), to: dayNumber('2024-02-28') });
  });

  it('keeps out of the hour in which clocks change', () => {
    const night = dayNumber('2026-03-29') * DAY + 2 * HOUR + 61;
    expect(timeText(settle(night))).toBe('2026-03-29 03:01:01');
    expect(timeText(settle(night + HOUR))).toBe('2026-03-29 03:01:01');
  });

  it('counts working days over the weekend', () => {
    const friday = dayNumber('2026-11-20');
    expect([workingDay(friday, 0), workingDay(friday, 1), workingDay(friday + 1, 0)]).toEqual([
      friday,
      friday + 3,
      friday + 3,
    ]);
  });
});

describe('random numbers of the generator', () => {
  it('repeats per seed and stream, and differs between them', () => {
    const draw = (seed: number, stream: string) => {
      const random = new Random(seed, stream);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  });

  it('has the distributions that it names', () => {
    const random = new Random(3, 'test');
    const mean = (make: () => number) => Array.from({ length: 40_000 }, make).reduce((a, b) => a + b, 0) / 40_000;
    expect(mean(() => random.next())).toBeCloseTo(0.5, 1.9);
    expect(mean(() => random.exponential(3))).toBeCloseTo(3, 1);
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1.5);
    const sums = runningSums([1, 0, 3]);
    const counts = [0, 0, 0];
    for (let i = 0; i < 8_000; i++) {
      const index = random.weighted(sums);
      counts[index] = (counts[index] as number) + 1;
    }
    expect(counts[1]).toBe(0);
    expect((counts[2] as number) / 8_000).toBeCloseTo(0.75, 1.7);
    expect(random.weighted(runningSums([0, 0]))).toBe(-1);
  });
});
