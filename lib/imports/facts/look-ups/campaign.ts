import { runSql } from '@/lib/db/run-sql';
import type { Refusal } from '../fact-table';
import { type Finder, type LookUp, plain } from '../look-up';

interface CampaignColumns {
  /** our own code for it, which only a file of campaigns states */
  code?: string;
  ref?: string;
  platform?: string;
  name?: string;
  type?: string;
  objective?: string;
  influencer?: string;
}

/** A campaign by our code, the platform's number, or its name on its platform. */
export function campaignOf(columns: CampaignColumns = {}, required = true): LookUp {
  const asks = {
    code: plain(columns.code ?? `''`),
    ref: plain(columns.ref ?? `''`),
    platform: plain(columns.platform ?? 's.platform'),
    name: plain(columns.name ?? 's.campaign_name'),
    type: plain(columns.type ?? `''`),
    objective: plain(columns.objective ?? `''`),
    influencer: `ltrim(${plain(columns.influencer ?? `''`)}, '@')`,
  };
  const refuse: Refusal = { when: 'cam.campaign_id IS NULL', field: 'campaign_name', code: 'missing', value: `''` };
  return {
    kind: 'campaign',
    asks,
    join: `LEFT JOIN found_campaign cam ON cam.code = ${asks.code} AND cam.ref = ${asks.ref}
      AND cam.platform = lower(${asks.platform}) AND cam.name = ${asks.name}`,
    ...(required ? { refuse } : {}),
  };
}

/**
 * What a source calls a campaign: platform and number, else platform and name. Two platforms may use one number. It is
 * the alias by which the campaign is found again, and its code where no file gave it one.
 */
export const CALLED = `concat_ws(':', nullif(f.platform, ''), coalesce(nullif(f.ref, ''), lower(f.name)))`;

/**
 * In this order: what an administrator or an earlier file said (campaign_alias), a campaign of
 * that code, one of the same name on the same platform unless this source knows it under another number. The rest are
 * made, with an alias for the platform's number.
 */
export const findCampaigns: Finder = async (connection, { sourceId }, asked) => {
  const run = (text: string) => runSql(text, connection);
  await run(
    `CREATE TEMP TABLE found_campaign AS
     SELECT code, ref, lower(platform) AS platform, name, min(platform) AS shown_platform, max(type) AS type,
       max(objective) AS objective, max(influencer) AS influencer, NULL::int AS campaign_id, 0 AS maker
     FROM (${asked}) q WHERE code <> '' OR ref <> '' OR name <> '' GROUP BY 1, 2, 3, 4`,
  );
  await run(
    `UPDATE found_campaign f SET campaign_id = a.campaign_id FROM campaign_alias a
     WHERE f.code = '' AND a.source_id = ${sourceId} AND a.external_ref = ${CALLED}`,
  );
  for (const text of ['f.code', 'f.ref', 'f.name', CALLED]) {
    await run(
      `UPDATE found_campaign f SET campaign_id = c.id FROM campaign c
       WHERE f.campaign_id IS NULL AND c.code = ${text} AND ${text} <> ''`,
    );
  }
  await run(
    `UPDATE found_campaign f SET campaign_id = c.id
     FROM (SELECT lower(platform) AS platform, lower(btrim(name)) AS name, min(id) AS id FROM campaign GROUP BY 1, 2) c
     WHERE f.campaign_id IS NULL AND f.name <> '' AND c.platform = f.platform AND c.name = lower(f.name)
       AND NOT EXISTS (SELECT 1 FROM found_campaign o WHERE o.platform = f.platform AND lower(o.name) = lower(f.name)
         AND ((o.code <> f.code AND o.code <> '' AND f.code <> '') OR (o.ref <> f.ref AND o.ref <> '' AND f.ref <> '')))
       AND (f.ref = '' OR NOT EXISTS (
         SELECT 1 FROM campaign_alias a WHERE a.source_id = ${sourceId} AND a.campaign_id = c.id
           AND a.external_ref NOT IN (${CALLED}, concat_ws(':', nullif(f.platform, ''), lower(f.name)))))`,
  );
  await makeCampaigns(run, sourceId);
  await run(
    `INSERT INTO campaign_alias (source_id, external_ref, campaign_id)
     SELECT DISTINCT ON (${CALLED}) ${sourceId}, ${CALLED}, campaign_id FROM found_campaign f
     WHERE ref <> '' AND campaign_id IS NOT NULL ORDER BY ${CALLED}, campaign_id
     ON CONFLICT (source_id, external_ref) DO NOTHING`,
  );
};

async function makeCampaigns(run: (text: string) => Promise<unknown>, sourceId: number): Promise<void> {
  // One number may come under several spellings of its name, and one name in several cases.
  await run(
    `UPDATE found_campaign f SET maker = m.maker FROM (
       SELECT code, ref, platform, name,
         dense_rank() OVER (ORDER BY CASE WHEN f.code <> '' THEN f.code ELSE ${CALLED} END) AS maker
       FROM found_campaign f WHERE campaign_id IS NULL) m
     WHERE f.campaign_id IS NULL AND (f.code, f.ref, f.platform, f.name) = (m.code, m.ref, m.platform, m.name)`,
  );
  await run(
    `WITH made AS (
       INSERT INTO campaign (code, name, platform, type, objective, influencer_id, source_id)
       SELECT DISTINCT ON (f.maker) CASE WHEN f.code <> '' THEN f.code ELSE ${CALLED} END,
         coalesce(nullif(f.name, ''), nullif(f.code, ''), f.ref), f.shown_platform, f.type, f.objective, i.id, ${sourceId}
       FROM found_campaign f LEFT JOIN influencer i ON lower(ltrim(i.handle, '@')) = lower(f.influencer)
       WHERE f.campaign_id IS NULL ORDER BY f.maker, f.name RETURNING id, code),
     noted AS (INSERT INTO made_row SELECT 'campaign', id FROM made)
     UPDATE found_campaign f SET campaign_id = made.id FROM made
     WHERE f.campaign_id IS NULL AND made.code = CASE WHEN f.code <> '' THEN f.code ELSE ${CALLED} END`,
  );
}
