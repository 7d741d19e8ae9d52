import type { FactTable } from './fact-table';
import { campaignOf } from './look-ups/campaign';

/** Search keywords and terms: a part of a campaign's spend, never added to it. */
export const keywordPeriod: FactTable = {
  stage: 'stage_keyword',
  table: 'keyword_period',
  key: ['start_day', 'end_day', 'campaign_id', 'source_id', 'ad_group', 'keyword', 'match_type', 'term'],
  columns: {
    start_day: 's.start_day',
    end_day: 's.end_day',
    campaign_id: 'cam.campaign_id',
    source_id: 'g.source_id',
    ad_group: `coalesce(s.ad_group, '')`,
    keyword: `coalesce(s.keyword, '')`,
    match_type: `coalesce(s.match_type, '')`,
    term: `coalesce(s.term, '')`,
    currency: 'coalesce(s.currency, g.currency)',
    spend: 'coalesce(s.spend, 0)',
    impressions: 'coalesce(s.impressions, 0)',
    clicks: 'coalesce(s.clicks, 0)',
    claimed_orders: 's.claimed_orders',
    claimed_revenue: 's.claimed_revenue',
  },
  lookUps: [campaignOf({ ref: 's.campaign_ref' })],
  sums: ['spend', 'impressions', 'clicks', 'claimed_orders', 'claimed_revenue'],
};
