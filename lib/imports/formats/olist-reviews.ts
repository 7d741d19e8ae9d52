import { deriveOrders } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistReviews = recordFormat({
  ...OLIST,
  id: 'olist-reviews',
  label: { en: 'Olist reviews', fr: 'Avis Olist' },
  entity: 'reviews',
  required: ['review_id', 'order_id', 'review_score'],
  key: ['review_id', 'order_id'],
  longTexts: ['review_comment_title', 'review_comment_message'],
  root: 'order_id',
  derive: deriveOrders,
  fields: [
    olistField('review_id', 'text'),
    olistField('order_id', 'text'),
    olistField('review_score', 'integer'),
    olistField('review_comment_title', 'text'),
    olistField('review_comment_message', 'text'),
    olistField('review_creation_date', 'date'),
    olistField('review_answer_timestamp', 'date'),
  ],
});
