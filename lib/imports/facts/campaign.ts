import type { FactTable } from './fact-table';
import { campaignOf } from './look-ups/campaign';
import { influencerOf } from './look-ups/named-dimension';

const TEXTS = ['type', 'objective', 'audience', 'content_type', 'product_focus'] as const;

const ours = campaignOf({
  code: 's.code',
  name: 's.name',
  type: 's.type',
  objective: 's.objective',
  influencer: 's.influencer',
});

/** The registry of campaigns, filled in by a file of our own. */
export const campaign: FactTable = {
  stage: 'stage_campaign',
  table: 'campaign',
  key: ['id'],
  columns: {
    id: 'cam.campaign_id',
    name: `nullif(btrim(s.name), '')`,
    platform: `nullif(btrim(s.platform), '')`,
    ...Object.fromEntries(TEXTS.map((column) => [column, `nullif(btrim(s.${column}), '')`])),
    influencer_id: 'influencer.id',
    start_day: 's.start_day',
    end_day: 's.end_day',
  },
  lookUps: [influencerOf(), ours],
  fills: true,
  madeBy: 'campaign',
  withoutBatch: true,
};

/** The tags by which visits find their campaign. */
export const campaignUtm: FactTable = {
  stage: 'stage_campaign',
  where: `btrim(coalesce(s.utm_campaign, '')) <> '' OR btrim(coalesce(s.utm_source, '')) <> ''`,
  table: 'campaign_utm',
  key: ['utm_source', 'utm_medium', 'utm_campaign'],
  columns: {
    utm_source: `btrim(coalesce(s.utm_source, ''))`,
    utm_medium: `btrim(coalesce(s.utm_medium, ''))`,
    utm_campaign: `btrim(coalesce(s.utm_campaign, ''))`,
    campaign_id: 'cam.campaign_id',
  },
  lookUps: [ours],
  withoutBatch: true,
};
