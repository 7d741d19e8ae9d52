import { describe, expect, it } from 'vitest';
import { dayStart } from '@/lib/sources/day-start';

describe('the instant at which a day begins', () => {
  it.each([
    ['2024-01-15', 'Europe/Paris', '2024-01-14T23:00:00.000Z'],
    ['2024-07-15', 'Europe/Paris', '2024-07-14T22:00:00.000Z'],
    // The clocks change in the night of the last Sunday of March and of October.
    ['2024-03-31', 'Europe/Paris', '2024-03-30T23:00:00.000Z'],
    ['2024-04-01', 'Europe/Paris', '2024-03-31T22:00:00.000Z'],
    ['2024-10-27', 'Europe/Paris', '2024-10-26T22:00:00.000Z'],
    ['2024-10-28', 'Europe/Paris', '2024-10-27T23:00:00.000Z'],
    ['2024-07-15', 'UTC', '2024-07-15T00:00:00.000Z'],
    ['2024-07-15', 'America/Sao_Paulo', '2024-07-15T03:00:00.000Z'],
    ['2024-07-15', 'Pacific/Auckland', '2024-07-14T12:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, instant) => {
    expect(dayStart(day, zone).toISOString()).toBe(instant);
  });
});
