import { deriveOrders } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistItems = recordFormat({
  ...OLIST,
  id: 'olist-items',
  label: { en: 'Olist order items', fr: 'Articles des commandes Olist' },
  entity: 'items',
  required: ['order_id', 'order_item_id', 'product_id', 'price'],
  key: ['order_id', 'order_item_id'],
  root: 'order_id',
  derive: deriveOrders,
  fields: [
    olistField('order_id', 'text'),
    olistField('order_item_id', 'integer'),
    olistField('product_id', 'text'),
    olistField('seller_id', 'text'),
    olistField('shipping_limit_date', 'date'),
    olistField('price', 'amount'),
    olistField('freight_value', 'amount'),
  ],
});
