import { orderOf, orderRef } from './order-of';
import { currencyReach, orderReach } from './reach';
import type { Source } from './source';

export const payments: Source = {
  id: 'payments',
  kind: 'fact',
  table: 'payment',
  facts: ['payment'],
  from: `payment s ${orderOf('s')}`,
  where: "s.status = 'captured'",
  day: 's.day',
  month: 's.month',
  finest: 'day',
  currency: 's.currency',
  cost: 100,
  at: 's.paid_at',
  bases: { order_day: { day: 'o.day', month: 'o.month', at: 'o.booked_at' } },
  measures: { payment_amount: 's.amount', payments: '1' },
  dimensions: {
    ...orderReach('o'),
    ...currencyReach('s'),
    payment_method: { key: 's.method', joins: [] },
    payment_provider: { key: 's.provider', joins: [] },
    payment_type: { key: "CASE WHEN s.is_cash THEN 'cash' ELSE 'electronic' END", joins: [] },
  },
  drill: {
    id: 's.id::text',
    order_ref: orderRef('s'),
    product: 'NULL::text',
    quantity: 's.installments::text',
    detail: 's.method',
  },
};

const IS_MARKETPLACE = "mc.type = 'marketplace'";
const COMMISSION = 'coalesce(s.fee, round(s.amount * mc.fee_rate))';
const on = (condition: string, value: string) => `CASE WHEN ${condition} THEN ${value} ELSE 0 END`;

/** What is kept back from payments: by the marketplace that sold, else by the payment provider. */
export const fees: Source = {
  ...payments,
  id: 'fees',
  facts: ['fee'],
  from: `payment s ${orderOf('s')} LEFT JOIN sales_channel mc ON mc.id = o.channel_id`,
  measures: {
    payment_fee: on(`${IS_MARKETPLACE} IS NOT TRUE`, 'coalesce(s.fee, 0)'),
    marketplace_fee: on(IS_MARKETPLACE, `coalesce(${COMMISSION}, 0)`),
    direct_payments: on(`${IS_MARKETPLACE} IS NOT TRUE`, 's.amount'),
    direct_payments_costed: on(`${IS_MARKETPLACE} IS NOT TRUE AND (s.fee IS NOT NULL OR s.is_cash)`, 's.amount'),
    marketplace_payments: on(IS_MARKETPLACE, 's.amount'),
    marketplace_payments_costed: on(`${IS_MARKETPLACE} AND ${COMMISSION} IS NOT NULL`, 's.amount'),
  },
};

export const disputes: Source = {
  ...payments,
  id: 'disputes',
  table: 'dispute',
  facts: ['dispute'],
  from: `dispute s ${orderOf('s')}`,
  where: undefined,
  month: undefined,
  at: 's.opened_at',
  measures: {
    disputes: '1',
    dispute_amount: 's.amount',
    dispute_fee: 's.fee',
    decided_disputes: 'CASE WHEN s.won IS NOT NULL THEN 1 ELSE 0 END',
    won_disputes: 'CASE WHEN s.won THEN 1 ELSE 0 END',
    lost_amount: 'CASE WHEN NOT s.won THEN s.amount ELSE 0 END',
  },
  dimensions: { ...orderReach('o'), ...currencyReach('s'), dispute_reason: { key: 's.reason', joins: [] } },
  drill: {
    id: 's.id::text',
    order_ref: orderRef('s'),
    product: 'NULL::text',
    quantity: 'NULL::text',
    detail: "s.status || ' · ' || s.reason",
  },
};
