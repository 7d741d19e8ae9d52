import { type Connection, runSql } from '@/lib/db/run-sql';
import type { FormatContext } from '../../format';

/**
 * The same campaigns may be exported once as a whole and once by platform: these are different campaigns here, and what
 * they cost on one day would be counted twice. The report says so, with the days and the spend that are there already.
 */
export async function warnOfOtherSplit(
  connection: Connection,
  context: FormatContext,
  { source, whole }: { source: string; whole: string },
): Promise<void> {
  const [known] = await runSql<{ days: number; spend: string | null; currency: string | null }>(
    {
      text: `SELECT count(DISTINCT a.day)::int AS days, round(sum(a.spend)::numeric / 10000, 2)::text AS spend,
          min(a.currency) AS currency
        FROM ad_spend a JOIN campaign c ON c.id = a.campaign_id JOIN source_system y ON y.id = a.source_id
        WHERE y.code = $1 AND EXISTS (SELECT 1 FROM stage_ad_spend s WHERE s.start_day = a.day AND s.end_day = a.day
          AND lower(btrim(s.campaign_name)) = lower(btrim(c.name)) AND (s.platform = $2) <> (c.platform = $2)
          AND NOT EXISTS (SELECT 1 FROM stage_ad_spend o WHERE o.start_day = a.day AND o.platform = c.platform
            AND lower(btrim(o.campaign_name)) = lower(btrim(c.name))))`,
      values: [source, whole],
    },
    connection,
  );
  if (!known || known.days === 0) return;
  const { days, spend, currency } = known;
  context.warn('other_split', { days, spend: `${spend} ${currency}` });
}
