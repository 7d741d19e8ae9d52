import type { FactTable } from './fact-table';
import { campaignOf } from './look-ups/campaign';
import { influencerOf } from './look-ups/named-dimension';
import { productIfAny } from './look-ups/sku';

const COUNTS = ['impressions', 'reach', 'likes', 'comments', 'shares', 'saves', 'follows'] as const;

export const contentPost: FactTable = {
  stage: 'stage_content_post',
  table: 'content_post',
  key: ['platform', 'code'],
  columns: {
    platform: `coalesce(s.platform, '')`,
    code: 's.code',
    day: 's.day',
    campaign_id: 'cam.campaign_id',
    influencer_id: 'influencer.id',
    content_type: `coalesce(s.content_type, '')`,
    product_id: 'sku.product_id',
    title: `coalesce(s.title, '')`,
    url: `coalesce(s.url, '')`,
    ...Object.fromEntries(COUNTS.map((column) => [column, `s.${column}`])),
    source_id: 'g.source_id',
  },
  lookUps: [influencerOf(), productIfAny(), campaignOf({ influencer: 's.influencer' }, false)],
};
