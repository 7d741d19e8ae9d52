import { deriveOrders } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistOrders = recordFormat({
  ...OLIST,
  id: 'olist-orders',
  label: { en: 'Olist orders', fr: 'Commandes Olist' },
  entity: 'orders',
  required: ['order_id', 'customer_id', 'order_purchase_timestamp'],
  key: ['order_id'],
  root: 'order_id',
  derive: deriveOrders,
  fields: [
    olistField('order_id', 'text'),
    olistField('customer_id', 'text'),
    olistField('order_status', 'text'),
    olistField('order_purchase_timestamp', 'date'),
    olistField('order_approved_at', 'date'),
    olistField('order_delivered_carrier_date', 'date'),
    olistField('order_delivered_customer_date', 'date'),
    olistField('order_estimated_delivery_date', 'date'),
  ],
});
