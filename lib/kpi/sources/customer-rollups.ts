import { categoryReach, channelReach, currencyReach } from './reach';
import type { Source } from './source';

/** Different customers of any whole months, from the orders that stand for them (prisma/schema/rollups.prisma). */
export const rollupCustomerMonth: Source = {
  id: 'rollup_customer_month',
  kind: 'rollup',
  table: 'rollup_customer_month',
  facts: ['customer', 'retention', 'order'],
  from: 'rollup_customer_month s',
  where: "s.scope = 'shop'",
  day: 's.month',
  month: 's.month',
  finest: 'month',
  currency: 's.currency',
  cost: 20,
  measures: {
    active_customers: 's.orders',
    repeat_customers: 's.orders',
    base_customers: 's.orders',
    retained_customers: 's.orders',
    identified_orders: 's.orders',
  },
  visits: {
    previous: 's.previous_month',
    earlier: 's.earlier_month',
    counts: { active_customers: 1, repeat_customers: 2, base_customers: 'before', retained_customers: 'kept' },
  },
  dimensions: currencyReach('s'),
};

// Several channels share a store type: a customer of two of them is one customer of the type.
const { sales_channel } = channelReach('s', 'member_id');

export const rollupChannelCustomerMonth: Source = {
  ...rollupCustomerMonth,
  id: 'rollup_channel_customer_month',
  where: "s.scope = 'channel'",
  cost: 22,
  dimensions: { ...currencyReach('s'), sales_channel },
  within: ['sales_channel'],
};

export const rollupCategoryCustomerMonth: Source = {
  ...rollupCustomerMonth,
  id: 'rollup_category_customer_month',
  where: "s.scope = 'category'",
  cost: 24,
  dimensions: { ...currencyReach('s'), ...categoryReach('s', 'member_id') },
  within: ['category'],
};
