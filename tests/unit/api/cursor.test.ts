import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageOf, readCursor, writeCursor } from '@/lib/api/cursor';
import { fingerprint, wholeReach } from '@/lib/api/data-state';

const place = { question: 'q', state: 's' };

describe('pages', () => {
  it('hold every item once, in order, whatever their length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, limit) => {
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const { page, next_cursor } = pageOf(items, { ...place, limit, cursor });
          expect(page.length).toBeLessThanOrEqual(limit);
          seen.push(...page);
          cursor = next_cursor ?? undefined;
        } while (cursor);
        expect(seen).toEqual(items);
      }),
    );
  });

  it('come all at once without a limit', () => {
    expect(pageOf([1, 2, 3], { ...place, limit: null })).toEqual({ page: [1, 2, 3], next_cursor: null });
  });
});

describe('a cursor', () => {
  it('gives back where the page before ended', () => {
    const cursor = writeCursor({ ...place, at: ['2024-01-31', 'order_line', '7'] });
    expect(readCursor(cursor, place, z.array(z.string()))).toEqual(['2024-01-31', 'order_line', '7']);
  });

  it('is refused when it belongs to another question, other data, or to nobody', () => {
    const cursor = writeCursor({ ...place, at: 3 });
    expect(() => readCursor(cursor, { ...place, question: 'other' }, z.int())).toThrow(/another question/);
    expect(() => readCursor(cursor, { ...place, state: 'later' }, z.int())).toThrow(/has changed/);
    expect(() => readCursor(cursor, place, z.string())).toThrow(/not given/);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor(text, place, z.int())).toThrow(/^cursor: /);
      }),
    );
  });
});

describe('the state of the data', () => {
  const state = { data_version: 1, fresh_as_of: null, currency: 'EUR', time_zone: 'Europe/Paris' };

  it('reaches over whole months, up to today', () => {
    const reach = wholeReach({ ...state, today: '2026-12-05', first_day: '2023-11-24', last_day: '2026-11-22' });
    expect(reach).toEqual({ from: '2023-11-01', to: '2026-12-31' });
  });

  it('reaches further when the data does, and no further back than can be asked', () => {
    const reach = wholeReach({ ...state, today: '2026-12-05', first_day: '1850-01-01', last_day: '2027-02-03' });
    expect(reach).toEqual({ from: '1927-03-01', to: '2027-02-28' });
    expect(wholeReach({ ...state, today: '2026-12-05', first_day: null, last_day: null })).toEqual({
      from: '2026-12-01',
      to: '2026-12-31',
    });
  });

  it('has one name for one thing', () => {
    expect(fingerprint({ a: 1 }, [2])).toBe(fingerprint({ a: 1 }, [2]));
    expect(fingerprint('ab', 'c')).not.toBe(fingerprint('a', 'bc'));
  });
});
