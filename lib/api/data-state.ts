import { createHash } from 'node:crypto';
import { addDays, type Day, dayInZone } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';

/** What the figures of this moment rest on; told with every answer, so that a reader knows how fresh it is. */
export interface DataState {
  data_version: number;
  /** When the last import ended. */
  fresh_as_of: string | null;
  currency: string;
  time_zone: string;
  today: Day;
  /** Days of which there is data; null before the first import. */
  first_day: Day | null;
  last_day: Day | null;
}

interface Row {
  data_version: bigint;
  currency: string;
  time_zone: string;
  fresh_as_of: Date | null;
  first_day: Day | null;
  last_day: Day | null;
}

// The smallest roll-ups know the days of all the others.
const STATE = `SELECT s.data_version, s.currency, s.time_zone, d.first_day, d.last_day,
    (SELECT max(finished_at) FROM import_batch WHERE status = 'done') AS fresh_as_of
  FROM shop s, (SELECT min(day) AS first_day, max(day) AS last_day FROM (
    SELECT min(day) AS day FROM rollup_channel_day UNION ALL SELECT max(day) FROM rollup_channel_day
    UNION ALL SELECT min(day) FROM rollup_session_day UNION ALL SELECT max(day) FROM rollup_session_day
    UNION ALL SELECT min(day) FROM rollup_campaign_day UNION ALL SELECT max(day) FROM rollup_campaign_day) u) d
  WHERE s.id = 1`;

export async function dataState(now: Date): Promise<DataState> {
  const [row] = await runSql<Row>(STATE);
  const timeZone = row?.time_zone ?? 'Europe/Paris';
  return {
    data_version: Number(row?.data_version ?? 0),
    fresh_as_of: row?.fresh_as_of?.toISOString() ?? null,
    currency: row?.currency ?? 'EUR',
    time_zone: timeZone,
    today: dayInZone(now, timeZone),
    first_day: row?.first_day ?? null,
    last_day: row?.last_day ?? null,
  };
}

const LONGEST = 36_500;

/** Whole months around everything that there is: what can be answered from the roll-ups by month too. */
export function wholeReach({ first_day, last_day, today }: DataState): { from: Day; to: Day } {
  const last = last_day && last_day > today ? last_day : today;
  const to = addDays(`${nextMonth(last)}-01`, -1);
  const [first = last] = [first_day ?? last, addDays(to, -LONGEST)].toSorted().slice(-1);
  return { from: `${first.slice(0, 7)}-01`, to };
}

function nextMonth(day: Day): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** A short name for anything that has a JSON form: the same name for the same thing. */
export function fingerprint(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
