import { runSql } from '@/lib/db/run-sql';

/** What the last seven days of our own tracker say of themselves; null where nothing was measured. */
export interface TrackingHealth {
  events: number;
  sessions: number;
  bots: number;
  /** share of visits whose visitor consented to the join */
  consentRate: number | null;
  /** share of visits that no rule gives a channel */
  unassignedRate: number | null;
  /** share of visits with a purchase that found their order */
  linkedRate: number | null;
  waiting: number;
}

export async function trackingHealth(): Promise<TrackingHealth> {
  const [row] = await runSql<
    Record<'events' | 'sessions' | 'bots' | 'consented' | 'unassigned' | 'ordered' | 'linked' | 'waiting', bigint>
  >(
    `SELECT (SELECT count(*) FROM collected_event WHERE received_at > now() - interval '7 days') AS events,
       (SELECT count(*) FROM collected_event WHERE processed_at IS NULL) AS waiting,
       count(*) FILTER (WHERE NOT is_bot) AS sessions, count(*) FILTER (WHERE is_bot) AS bots,
       count(*) FILTER (WHERE NOT is_bot AND consented) AS consented,
       count(*) FILTER (WHERE NOT is_bot AND channel_group = 'unassigned') AS unassigned,
       count(*) FILTER (WHERE NOT is_bot AND ordered) AS ordered,
       count(*) FILTER (WHERE NOT is_bot AND ordered AND order_id IS NOT NULL) AS linked
     FROM session WHERE day > (now() - interval '7 days')::date AND batch_id = 0`,
  );
  const n = (name: keyof NonNullable<typeof row>) => Number(row?.[name] ?? 0);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    events: n('events'),
    sessions: n('sessions'),
    bots: n('bots'),
    consentRate: share(n('consented'), n('sessions')),
    unassignedRate: share(n('unassigned'), n('sessions')),
    linkedRate: share(n('linked'), n('ordered')),
    waiting: n('waiting'),
  };
}

export interface LiveEvent {
  id: string;
  at: string;
  kind: string;
  site: string;
  device: string;
  consented: boolean;
  isBot: boolean;
  path: string;
  detail: string;
}

/** The latest events as they arrived, the newest first; nothing of them tells who it was. */
export function liveEvents(most = 30): Promise<LiveEvent[]> {
  return runSql<LiveEvent>(
    `SELECT e.id::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, e.kind, s.name AS site, e.device,
       e.consented, e.is_bot AS "isBot", coalesce(e.payload ->> 'path', '') AS path,
       concat_ws(' · ', e.payload ->> 'sku', e.payload ->> 'utm_campaign', e.payload ->> 'code', e.payload ->> 'order') AS detail
     FROM collected_event e JOIN tracker_site s ON s.key = e.site_key
     WHERE e.received_at > now() - interval '1 day' ORDER BY e.id DESC LIMIT ${most}`,
  );
}
