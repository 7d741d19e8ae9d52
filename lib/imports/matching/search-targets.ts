import { runSql } from '@/lib/db/run-sql';
import { describeTargets } from './describe-targets';
import type { MatchKind, MatchTarget } from './match-item';

const LIMIT = 10;

const TEXTS: Record<MatchKind, string> = {
  sku: `SELECT id::text FROM product WHERE sku ILIKE $1 OR name ILIKE $1 OR barcode ILIKE $1 ORDER BY sku = $2 DESC, sku`,
  campaign: `SELECT id::text FROM campaign WHERE name ILIKE $1 OR code ILIKE $1 ORDER BY name`,
  region: `SELECT id::text FROM region WHERE name ILIKE $1 OR country ILIKE $1 ORDER BY name = $2 DESC, country, name`,
  customer: `SELECT DISTINCT person_id::text AS id FROM person_identity WHERE kind = 'customer' AND value ILIKE $1 ORDER BY 1`,
};

/** Known articles, campaigns, regions or customers by a part of their name or number. */
export async function searchTargets(kind: MatchKind, text: string): Promise<MatchTarget[]> {
  const asked = text.trim();
  if (asked === '') return [];
  const pattern = `%${asked.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await runSql<{ id: string }>({
    text: `${TEXTS[kind]} LIMIT ${LIMIT}`,
    values: TEXTS[kind].includes('$2') ? [pattern, asked] : [pattern],
  });
  const targets = await describeTargets(
    kind,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => targets.get(id) ?? []);
}
