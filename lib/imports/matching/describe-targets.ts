import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MatchKind, MatchTarget } from './match-item';

type Row = MatchTarget;

const NO_SOURCES = `'[]'::jsonb AS sources`;
const NO_FACTS = `NULL::int AS orders, NULL::text AS first, NULL::text AS last, ${NO_SOURCES}`;

/** By kind: one row per target (t.id), given ids as $1 int8[]. */
const TEXTS: Record<MatchKind, string> = {
  sku: `SELECT p.id::text AS target, coalesce(nullif(p.name, ''), p.sku) AS label, concat_ws(' · ', p.sku, c.name) AS detail, ${NO_FACTS}
    FROM product p LEFT JOIN category c ON c.id = p.category_id WHERE p.id = ANY($1::int8[])`,
  campaign: `SELECT c.id::text AS target, c.name AS label, concat_ws(' · ', nullif(c.platform, ''), c.code) AS detail, NULL::int AS orders,
      (SELECT min(day) FROM ad_spend a WHERE a.campaign_id = c.id)::text AS first,
      (SELECT max(day) FROM ad_spend a WHERE a.campaign_id = c.id)::text AS last, ${NO_SOURCES}
    FROM campaign c WHERE c.id = ANY($1::int8[])`,
  region: `SELECT r.id::text AS target, coalesce(nullif(r.name, ''), '—') AS label, r.country AS detail,
      (SELECT count(*)::int FROM shop_order o WHERE o.region_id = r.id) AS orders, NULL::text AS first, NULL::text AS last, ${NO_SOURCES}
    FROM region r WHERE r.id = ANY($1::int8[])`,
  // Names and addresses of people are read elsewhere: whoever imports sees the numbers under which sources know them.
  customer: `SELECT p.id::text AS target, coalesce((SELECT i.value FROM person_identity i WHERE i.person_id = p.id AND i.kind = 'customer'
        ORDER BY i.created_at LIMIT 1), '#' || p.id) AS label,
      '' AS detail, (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('code', s.code, 'name', s.name)), '[]')
        FROM person_identity i JOIN source_system s ON s.id = i.source_id WHERE i.person_id = p.id) AS sources,
      p.order_count AS orders, p.first_order_day::text AS first, p.last_order_day::text AS last
    FROM person p WHERE p.id = ANY($1::int8[])`,
};

/** What is known of targets, by their id. */
export async function describeTargets(
  kind: MatchKind,
  ids: readonly string[],
  connection?: Connection,
): Promise<Map<string, MatchTarget>> {
  const asked = [...new Set(ids)].filter((id) => /^\d{1,18}$/.test(id));
  if (asked.length === 0) return new Map();
  const rows = await runSql<Row>({ text: TEXTS[kind], values: [asked] }, connection);
  return new Map(rows.map((row) => [row.target, row]));
}
