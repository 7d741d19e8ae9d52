import { type Connection, runSql } from '@/lib/db/run-sql';
import type { FactOptions } from './fact-table';
import { CALLED } from './look-ups/campaign';
import { bare, type Candidate, similarTexts } from './similar-texts';

/** What a name of a file may be, best first: `target` is the id of an article or campaign. */
export interface Suggestion {
  target: string;
  reason: 'barcode' | 'same_code' | 'similar';
  score: number;
}

/** Names beyond this many get no suggestions: a wrong file, not a few new articles. */
const MOST_SUGGESTED = 500;

/** Puts what nothing known answers to into the queue where an administrator says once what it is. */
export async function askForMatches(connection: Connection, options: FactOptions): Promise<void> {
  await askForSkus(connection, options);
  await askForCampaigns(connection, options);
}

interface Item {
  value: string;
  rows: number;
  target: string;
  suggestions: readonly Suggestion[];
}

async function askForSkus(connection: Connection, options: FactOptions): Promise<void> {
  const unknown = await runSql<{ value: string; rows: bigint }>(
    `SELECT value, count(*) AS rows FROM stage_reject WHERE code = 'unknown_sku' AND value <> '' GROUP BY 1 ORDER BY 1`,
    connection,
  );
  if (unknown.length === 0) return;
  const products = await runSql<{ id: number; sku: string; name: string; barcode: string | null }>(
    'SELECT id, sku, name, barcode FROM product',
    connection,
  );
  const byBarcode = new Map(products.flatMap(({ id, barcode }) => (barcode ? [[bare(barcode), id] as const] : [])));
  const byCode = new Map(products.map(({ id, sku }) => [withoutZeros(sku), id] as const));
  const similar = similarTexts(products.map(({ id, sku, name }) => ({ key: String(id), texts: [sku, name] })));
  const items = unknown.map(({ value, rows }, i): Item => {
    const sure: Suggestion[] = [];
    const barcode = byBarcode.get(bare(value));
    const code = byCode.get(withoutZeros(value));
    if (barcode !== undefined) sure.push({ target: String(barcode), reason: 'barcode', score: 1 });
    if (code !== undefined && code !== barcode) sure.push({ target: String(code), reason: 'same_code', score: 0.95 });
    const more = i < MOST_SUGGESTED ? similar(value) : [];
    const others = more
      .filter(({ key }) => sure.every(({ target }) => target !== key))
      .map(({ key, score }): Suggestion => ({ target: key, reason: 'similar', score }));
    return { value, rows: Number(rows), target: '', suggestions: [...sure, ...others].slice(0, 5) };
  });
  await keepItems(connection, options, 'sku', items);
}

const withoutZeros = (sku: string) => bare(sku).replace(/^0+/, '');

/** Campaigns that were made because none of that name was known, where one of another name may be meant. */
async function askForCampaigns(connection: Connection, options: FactOptions): Promise<void> {
  const [looked] = await runSql<{ table: string | null }>(
    `SELECT to_regclass('pg_temp.found_campaign')::text AS table`,
    connection,
  );
  if (!looked?.table) return;
  const made = await runSql<{ id: number; value: string; name: string }>(
    `SELECT c.id, max(${CALLED}) AS value, c.name FROM made_row m JOIN campaign c ON c.id = m.id
     JOIN found_campaign f ON f.campaign_id = c.id WHERE m.kind = 'campaign' AND f.code = '' GROUP BY c.id, c.name ORDER BY c.id`,
    connection,
  );
  if (made.length === 0) return;
  const known = await runSql<{ id: number; name: string; code: string }>(
    `SELECT id, name, code FROM campaign WHERE id NOT IN (SELECT id FROM made_row WHERE kind = 'campaign')`,
    connection,
  );
  const similar = similarTexts(
    known.map(({ id, name, code }): Candidate => ({ key: String(id), texts: [name, code] })),
  );
  const items = made.slice(0, MOST_SUGGESTED).flatMap(({ id, value, name }): Item[] => {
    const suggestions = similar(name).map(({ key, score }): Suggestion => ({ target: key, reason: 'similar', score }));
    return suggestions.length > 0 ? [{ value, rows: 1, target: String(id), suggestions }] : [];
  });
  // Of one name on two platforms one question is asked: both could not be kept.
  const asked = new Map(items.map((item) => [item.value, item]));
  await keepItems(connection, options, 'campaign', [...asked.values()]);
}

/** A decision that was taken stays; an article whose alias is gone again is asked for anew. */
async function keepItems(
  connection: Connection,
  { sourceId, batchId }: FactOptions,
  kind: 'sku' | 'campaign',
  items: readonly Item[],
): Promise<void> {
  await runSql(
    {
      text: `INSERT INTO match_item (kind, source_id, value, suggestions, target, rows, last_batch_id)
        SELECT $1::text, $2::int, i.value, i.suggestions, i.target, i.rows, $3::int
        FROM jsonb_to_recordset($4::jsonb) AS i (value text, suggestions jsonb, target text, rows int)
        ON CONFLICT (kind, source_id, value) DO UPDATE SET suggestions = EXCLUDED.suggestions, rows = EXCLUDED.rows,
          last_batch_id = EXCLUDED.last_batch_id, target = EXCLUDED.target,
          state = CASE WHEN match_item.state = 'ignored' THEN 'ignored' ELSE 'open' END`,
      values: [kind, sourceId, batchId, JSON.stringify(items)],
    },
    connection,
  );
}
