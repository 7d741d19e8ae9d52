import type { FactTable } from './fact-table';
import { channelOf, promotionOf } from './look-ups/named-dimension';
import { productOf } from './look-ups/sku';

export const promotion: FactTable = {
  stage: 'stage_promotion',
  table: 'promotion',
  key: ['id'],
  columns: {
    id: 'promotion.id',
    name: `nullif(btrim(s.name), '')`,
    kind: `nullif(btrim(s.kind), '')`,
    discount_rate: 's.discount_rate',
    start_day: 's.start_day',
    end_day: 's.end_day',
    media_cost: 's.media_cost',
    currency: 'CASE WHEN s.media_cost IS NOT NULL THEN coalesce(s.currency, g.currency) END',
    channel_id: 'channel.id',
  },
  lookUps: [channelOf(), promotionOf()],
  refuse: [{ when: 'promotion.id IS NULL', field: 'code', code: 'missing', value: `''` }],
  fills: true,
  madeBy: 'promotion',
  withoutBatch: true,
};

export const promotionProduct: FactTable = {
  stage: 'stage_promotion',
  spread: `CROSS JOIN LATERAL regexp_split_to_table(btrim(coalesce(s.skus, '')), '[\\s,;]+') AS x (sku)`,
  where: `x.sku <> ''`,
  table: 'promotion_product',
  key: ['promotion_id', 'product_id'],
  columns: { promotion_id: 'promotion.id', product_id: 'sku.product_id' },
  lookUps: [promotionOf(), productOf('x.sku', 'skus')],
  withoutBatch: true,
};
