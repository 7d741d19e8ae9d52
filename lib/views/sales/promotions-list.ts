import type { Day, Period } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';

export interface Promotion {
  code: string;
  name: string;
  kind: string;
  rate: string | null;
  start: Day | null;
  end: Day | null;
  /** Channel that it is limited to, and its name. */
  channel: string | null;
  channelName: string | null;
  mediaCost: string | null;
}

/** Promotions that are on in a stretch of days, or that have no days of their own; earliest first. */
export function promotionsIn({ from, to }: Period): Promise<Promotion[]> {
  return runSql<Promotion>({
    text: `SELECT p.code, coalesce(nullif(p.name, ''), p.code) AS name, p.kind, p.discount_rate::text AS rate,
        p.start_day AS start, p.end_day AS "end", c.code AS channel, coalesce(nullif(c.name, ''), c.code) AS "channelName",
        (p.media_cost / 10000.0)::numeric(20, 2)::text AS "mediaCost"
      FROM promotion p LEFT JOIN sales_channel c ON c.id = p.channel_id
      WHERE coalesce(p.start_day, $1::date) <= $2::date AND coalesce(p.end_day, $2::date) >= $1::date
      ORDER BY p.start_day NULLS LAST, p.end_day, p.code`,
    values: [from, to],
  });
}
