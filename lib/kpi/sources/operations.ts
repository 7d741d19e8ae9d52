import { shipmentReach } from './fulfilment';
import { orderOf, orderRef } from './order-of';
import { campaignReach, channelReach, currencyReach, DAY_REACH, HOUR_REACH, orderReach, regionReach } from './reach';
import type { Source } from './source';

export const adSpend: Source = {
  id: 'ad_spend',
  kind: 'fact',
  table: 'ad_spend',
  facts: ['spend'],
  from: 'ad_spend s',
  day: 's.day',
  finest: 'day',
  currency: 's.currency',
  cost: 100,
  measures: { spend: 's.spend', impressions: 's.impressions', clicks: 's.clicks' },
  dimensions: { ...campaignReach('s'), ...currencyReach('s'), ...DAY_REACH },
  drill: {
    id: "concat_ws('|', s.campaign_id, s.source_id, s.cost_kind, s.ad_set, s.ad, s.keyword, s.age, s.gender, s.device)",
    order_ref: 'NULL::text',
    product: 'NULL::text',
    quantity: 'NULL::text',
    detail: "(SELECT cd.code FROM campaign cd WHERE cd.id = s.campaign_id) || ' · ' || s.cost_kind",
  },
};

export const sessions: Source = {
  id: 'sessions',
  kind: 'fact',
  table: 'session',
  facts: ['session'],
  from: 'session s',
  where: 'NOT s.is_bot',
  day: 's.day',
  month: 's.month',
  at: 's.started_at',
  finest: 'day',
  cost: 100,
  measures: {
    sessions: '1',
    cart_sessions: 'CASE WHEN s.cart_adds > 0 THEN 1 ELSE 0 END',
    checkout_sessions: 'CASE WHEN s.reached_checkout THEN 1 ELSE 0 END',
    order_sessions: 'CASE WHEN s.order_id IS NOT NULL THEN 1 ELSE 0 END',
  },
  dimensions: {
    ...channelReach('s'),
    ...campaignReach('s'),
    ...regionReach('s'),
    ...DAY_REACH,
    ...HOUR_REACH,
    channel_group: { key: 's.channel_group', joins: [] },
    device: { key: 's.device', joins: [] },
  },
  drill: {
    id: 's.id::text',
    order_ref: '(SELECT od.external_ref FROM shop_order od WHERE od.person_id = s.person_id AND od.id = s.order_id)',
    product: 'NULL::text',
    quantity: 's.page_views::text',
    detail: 's.channel_group',
  },
};

export const shipments: Source = {
  id: 'shipments',
  kind: 'fact',
  table: 'shipment',
  facts: ['delivery'],
  from: 'shipment s',
  where: 's.delivered_day IS NOT NULL',
  day: 's.delivered_day',
  at: 's.delivered_at',
  finest: 'day',
  cost: 100,
  measures: {
    deliveries: '1',
    promised_deliveries: 'CASE WHEN s.promised_day IS NOT NULL THEN 1 ELSE 0 END',
    on_time_deliveries: 'CASE WHEN s.delivered_day <= s.promised_day THEN 1 ELSE 0 END',
    timed_deliveries: 'CASE WHEN s.delivery_seconds IS NOT NULL THEN 1 ELSE 0 END',
    delivery_seconds: 'coalesce(s.delivery_seconds, 0)',
  },
  dimensions: {
    ...orderReach('o', [orderOf('s')]),
    ...shipmentReach('s'),
  },
  drill: {
    id: 's.id::text',
    order_ref: orderRef('s'),
    product: 'NULL::text',
    quantity: 's.parcels::text',
    detail: "s.delivered_day::text || ' / ' || coalesce(s.promised_day::text, '')",
  },
};
