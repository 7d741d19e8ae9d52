import { runSql } from '@/lib/db/run-sql';
import { bare, similarTexts } from '../facts/similar-texts';
import type { KeptSuggestion } from './match-item';

const LIKE = 0.72;

interface Region {
  id: number;
  country: string;
  code: string | null;
  name: string;
  orders: number;
}

/** What a region may be: one of the same country that is written alike and has more orders. */
export function suggestRegions(regions: readonly Region[]): { region: Region; suggestions: KeptSuggestion[] }[] {
  const countries = new Map<string, Region[]>();
  for (const region of regions) {
    if (region.name === '') continue;
    const country = region.code ?? bare(region.country);
    countries.set(country, [...(countries.get(country) ?? []), region]);
  }
  return [...countries.values()].flatMap((all) => {
    const similar = similarTexts(all.map(({ id, name }) => ({ key: String(id), texts: [name] })));
    const byId = new Map(all.map((region) => [String(region.id), region]));
    return all.flatMap((region) => {
      const suggestions = similar(region.name, 6).flatMap(({ key, score }): KeptSuggestion[] => {
        const other = byId.get(key) as Region;
        const isLarger = other.orders > region.orders || (other.orders === region.orders && other.id < region.id);
        if (other.id === region.id || !isLarger) return [];
        if (bare(other.name) === bare(region.name)) return [{ target: key, reason: 'same_name', score: 1 }];
        return score >= LIKE ? [{ target: key, reason: 'similar', score }] : [];
      });
      return suggestions.length > 0 ? [{ region, suggestions: suggestions.slice(0, 3) }] : [];
    });
  });
}

/** Asks about regions that seem to be written in two ways. What was decided or ignored is not asked again. */
export async function findRegionMatches(): Promise<void> {
  const regions = await runSql<Region>(
    `SELECT r.id, r.country, r.country_code AS code, r.name, coalesce(o.n, 0)::int AS orders FROM region r
     LEFT JOIN (SELECT region_id, count(*) AS n FROM shop_order GROUP BY 1) o ON o.region_id = r.id
     WHERE NOT EXISTS (SELECT 1 FROM region_alias a WHERE a.country = r.country AND a.value = r.name AND a.region_id <> r.id)`,
  );
  const items = suggestRegions(regions).map(({ region, suggestions }) => ({
    value: `${region.country} · ${region.name}`,
    target: String(region.id),
    rows: region.orders,
    suggestions,
  }));
  await runSql({
    text: `INSERT INTO match_item (kind, source_id, value, suggestions, target, rows)
      SELECT 'region', 0, i.value, i.suggestions, i.target, i.rows
      FROM jsonb_to_recordset($1::jsonb) i (value text, suggestions jsonb, target text, rows int)
      ON CONFLICT (kind, source_id, value) DO UPDATE SET suggestions = EXCLUDED.suggestions, rows = EXCLUDED.rows,
        target = EXCLUDED.target WHERE match_item.state = 'open'`,
    values: [JSON.stringify(items)],
  });
}
