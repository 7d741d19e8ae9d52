import { deriveOrders } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistPayments = recordFormat({
  ...OLIST,
  id: 'olist-payments',
  label: { en: 'Olist payments', fr: 'Paiements Olist' },
  entity: 'payments',
  required: ['order_id', 'payment_sequential', 'payment_type', 'payment_value'],
  key: ['order_id', 'payment_sequential'],
  root: 'order_id',
  derive: deriveOrders,
  fields: [
    olistField('order_id', 'text'),
    olistField('payment_sequential', 'integer'),
    olistField('payment_type', 'text'),
    olistField('payment_installments', 'integer'),
    olistField('payment_value', 'amount'),
  ],
});
