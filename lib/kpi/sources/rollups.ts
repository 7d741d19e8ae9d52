import {
  campaignReach,
  categoryReach,
  channelReach,
  currencyReach,
  DAY_REACH,
  MONTH_REACH,
  productReach,
  regionReach,
} from './reach';
import type { Source } from './source';

const LINE_COLUMNS = {
  gross: 's.gross',
  discount: 's.discount',
  units: 's.units',
  refund: 's.refund',
  returned_units: 's.returned_units',
  costed_net: 's.costed_net',
  cost: 's.cost',
  recognised: 's.recognised',
  cancelled: 's.cancelled',
  lines: 's.lines',
} as const;
const LINE_FACTS = ['sale', 'refund', 'recognition', 'cancellation'] as const;
const status = { customer_status: { key: 's.customer_status::text', joins: [] } };
const BY_MONTH = { day: 's.month', month: 's.month', finest: 'month' } as const;
const OF_CATEGORY = {
  ...channelReach('s'),
  ...status,
  ...regionReach('s'),
  ...categoryReach('s'),
  ...currencyReach('s'),
};
const attributed = (column: string) => `CASE WHEN s.campaign_id <> 0 THEN s.${column} ELSE 0 END`;

export const rollupChannelDay: Source = {
  id: 'rollup_channel_day',
  kind: 'rollup',
  table: 'rollup_channel_day',
  facts: [...LINE_FACTS, 'order'],
  from: 'rollup_channel_day s',
  day: 's.day',
  finest: 'day',
  currency: 's.currency',
  cost: 10,
  measures: {
    ...LINE_COLUMNS,
    orders: 's.orders',
    new_customers: 's.new_customers',
    shipping: 's.shipping',
    tax: 's.tax',
  },
  dimensions: { ...channelReach('s'), ...status, ...currencyReach('s'), ...DAY_REACH },
};

export const rollupCategoryDay: Source = {
  id: 'rollup_category_day',
  kind: 'rollup',
  table: 'rollup_category_day',
  facts: LINE_FACTS,
  from: 'rollup_category_day s',
  day: 's.day',
  finest: 'day',
  currency: 's.currency',
  cost: 30,
  measures: LINE_COLUMNS,
  dimensions: { ...OF_CATEGORY, ...DAY_REACH },
};

/** A range of whole months reads a tenth of the rows. */
export const rollupCategoryMonth: Source = {
  ...rollupCategoryDay,
  id: 'rollup_category_month',
  table: 'rollup_category_month',
  from: 'rollup_category_month s',
  ...BY_MONTH,
  cost: 25,
  dimensions: { ...OF_CATEGORY, ...MONTH_REACH },
};

/** Orders that hold something of a category: an order of several counts in each, once. */
export const rollupCategoryOrders: Source = {
  ...rollupCategoryDay,
  id: 'rollup_category_orders',
  facts: ['order'],
  measures: { orders: 's.orders', new_customers: 's.new_customers' },
  within: ['category'],
};

export const rollupCategoryOrdersMonth: Source = {
  ...rollupCategoryOrders,
  id: 'rollup_category_orders_month',
  table: 'rollup_category_month',
  from: 'rollup_category_month s',
  ...BY_MONTH,
  cost: 25,
  dimensions: { ...OF_CATEGORY, ...MONTH_REACH },
};

export const rollupProductMonth: Source = {
  id: 'rollup_product_month',
  kind: 'rollup',
  table: 'rollup_product_month',
  facts: LINE_FACTS,
  from: 'rollup_product_month s',
  ...BY_MONTH,
  currency: 's.currency',
  cost: 40,
  measures: LINE_COLUMNS,
  dimensions: {
    ...channelReach('s'),
    ...currencyReach('s'),
    ...productReach('s'),
    ...MONTH_REACH,
  },
};

export const rollupCampaignDay: Source = {
  id: 'rollup_campaign_day',
  kind: 'rollup',
  table: 'rollup_campaign_day',
  facts: ['sale', 'refund', 'order', 'spend'],
  from: 'rollup_campaign_day s',
  day: 's.day',
  finest: 'day',
  currency: 's.currency',
  cost: 20,
  measures: {
    spend: 's.spend',
    impressions: 's.impressions',
    clicks: 's.clicks',
    orders: 's.orders',
    new_customers: 's.new_customers',
    gross: 's.gross',
    discount: 's.discount',
    refund: 's.refund',
    cost: 's.cost',
    costed_net: 's.costed_net',
    attributed_gross: attributed('gross'),
    attributed_discount: attributed('discount'),
    attributed_refund: attributed('refund'),
    attributed_costed_net: attributed('costed_net'),
    attributed_cost: attributed('cost'),
  },
  dimensions: { ...campaignReach('s'), ...currencyReach('s'), ...DAY_REACH },
};

const OF_VISIT = {
  ...channelReach('s'),
  ...campaignReach('s'),
  channel_group: { key: 's.channel_group', joins: [] },
  device: { key: 's.device', joins: [] },
};

export const rollupSessionDay: Source = {
  id: 'rollup_session_day',
  kind: 'rollup',
  table: 'rollup_session_day',
  facts: ['session'],
  from: 'rollup_session_day s',
  day: 's.day',
  finest: 'day',
  cost: 20,
  measures: {
    sessions: 's.sessions',
    cart_sessions: 's.cart_sessions',
    checkout_sessions: 's.checkout_sessions',
    order_sessions: 's.orders',
  },
  dimensions: { ...OF_VISIT, ...DAY_REACH },
};

export const rollupSessionMonth: Source = {
  ...rollupSessionDay,
  id: 'rollup_session_month',
  table: 'rollup_session_month',
  from: 'rollup_session_month s',
  ...BY_MONTH,
  cost: 15,
  dimensions: { ...OF_VISIT, ...MONTH_REACH },
};

/**
 * What each import changed, signed: the sum up to a data version is the figure as it was known then. Orders are not kept
 * by category, so that they have a source of their own.
 */
export const deltaLines: Source = {
  id: 'delta_lines',
  kind: 'delta',
  table: 'rollup_delta',
  facts: LINE_FACTS,
  from: 'rollup_delta s',
  where: 's.data_version <= {as_of}',
  day: 's.day',
  finest: 'day',
  currency: 's.currency',
  cost: 10,
  measures: LINE_COLUMNS,
  dimensions: { ...channelReach('s'), ...status, ...categoryReach('s'), ...currencyReach('s'), ...DAY_REACH },
};

export const deltaOrders: Source = {
  ...deltaLines,
  id: 'delta_orders',
  facts: ['order'],
  measures: { orders: 's.orders', new_customers: 's.new_customers' },
  dimensions: { ...channelReach('s'), ...status, ...currencyReach('s'), ...DAY_REACH },
};
