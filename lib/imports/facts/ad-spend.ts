import type { FactTable } from './fact-table';
import { campaignOf } from './look-ups/campaign';
import { influencerOf } from './look-ups/named-dimension';
import { refreshSpendCells } from './spend-cells';

const campaign = campaignOf({
  ref: 's.campaign_ref',
  type: 's.campaign_type',
  objective: 's.objective',
  influencer: 's.influencer',
});

const LEVELS = ['ad_set', 'ad', 'age', 'gender', 'device'] as const;
const RESULTS: Readonly<Record<string, string>> = {
  campaign_id: 'cam.campaign_id',
  ...Object.fromEntries(LEVELS.map((column) => [column, `coalesce(s.${column}, '')`])),
  source_id: 'g.source_id',
  currency: 'coalesce(s.currency, g.currency)',
  spend: 'coalesce(s.spend, 0)',
  impressions: 'coalesce(s.impressions, 0)',
  reach: 's.reach',
  clicks: 'coalesce(s.clicks, 0)',
  engagements: 's.engagements',
  claimed_orders: 's.claimed_orders',
  claimed_revenue: 's.claimed_revenue',
  cost_kind: `coalesce(nullif(s.cost_kind, ''), 'media')`,
};
/** People reached twice are one: reach is not added up. */
const SUMS = ['spend', 'impressions', 'clicks', 'engagements', 'claimed_orders', 'claimed_revenue'];

export const adSpend: FactTable = {
  stage: 'stage_ad_spend',
  where: 's.start_day = s.end_day',
  table: 'ad_spend',
  key: ['day', 'campaign_id', 'source_id', 'cost_kind', ...LEVELS, 'keyword'],
  columns: { day: 's.start_day', keyword: `''`, ...RESULTS },
  lookUps: [influencerOf(), campaign],
  sums: SUMS,
  detail: { scope: ['day', 'campaign_id', 'source_id', 'cost_kind'], levels: [...LEVELS, 'keyword'] },
  onChange: refreshSpendCells,
};

/** What an export gives for a period of several days only: kept out of the figures by day. */
export const adPeriod: FactTable = {
  stage: 'stage_ad_spend',
  where: 's.start_day <> s.end_day',
  table: 'ad_period',
  key: ['start_day', 'end_day', 'campaign_id', 'source_id', 'cost_kind', ...LEVELS],
  columns: { start_day: 's.start_day', end_day: 's.end_day', ...RESULTS },
  lookUps: [influencerOf(), campaign],
  sums: SUMS,
  detail: { scope: ['start_day', 'end_day', 'campaign_id', 'source_id', 'cost_kind'], levels: LEVELS },
  warning: 'period_facts',
};
