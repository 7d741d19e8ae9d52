import { channelReach, currencyReach, DAY_REACH, MONTH_REACH } from './reach';
import type { Source } from './source';

const fixedCostReach = {
  ...channelReach('s'),
  ...currencyReach('s'),
  cost_category: { key: 's.category', joins: [] },
};

const ofCost = {
  id: "concat_ws('|', s.month, s.category, s.channel_id)",
  order_ref: 'NULL::text',
  product: 'NULL::text',
  quantity: 'NULL::text',
  detail: 's.category',
};

/** Whole months, as they were entered. */
export const fixedCostMonths: Source = {
  id: 'fixed_cost_months',
  kind: 'fact',
  table: 'fixed_cost',
  facts: ['fixed_cost'],
  from: 'fixed_cost s',
  day: 's.month',
  month: 's.month',
  finest: 'month',
  currency: 's.currency',
  cost: 40,
  measures: { fixed_cost: 's.amount' },
  dimensions: { ...fixedCostReach, ...MONTH_REACH },
  drill: ofCost,
};

const LENGTH = "extract(day FROM s.month + interval '1 month - 1 day')";

/** Parts of months: every day bears the same share of its month. */
export const fixedCostDays: Source = {
  ...fixedCostMonths,
  id: 'fixed_cost_days',
  from: `fixed_cost s CROSS JOIN LATERAL generate_series(0, ${LENGTH}::int - 1) AS g (n)`,
  day: '(s.month + g.n)',
  finest: 'day',
  cost: 100,
  measures: { fixed_cost: `(s.amount::numeric / ${LENGTH})` },
  dimensions: { ...fixedCostReach, ...DAY_REACH },
  drill: { ...ofCost, id: "concat_ws('|', s.month, s.category, s.channel_id, g.n)" },
};

export const payouts: Source = {
  id: 'payouts',
  kind: 'fact',
  table: 'payout',
  facts: ['payout'],
  from: 'payout s',
  day: 's.paid_day',
  finest: 'day',
  currency: 's.currency',
  cost: 100,
  measures: { payout: 's.amount' },
  dimensions: { ...currencyReach('s'), ...DAY_REACH, payment_provider: { key: 's.provider', joins: [] } },
  drill: {
    id: 's.id::text',
    order_ref: 'NULL::text',
    product: 'NULL::text',
    quantity: 'NULL::text',
    detail: "s.provider || ' ' || s.external_ref",
  },
};

export const payoutLines: Source = {
  ...payouts,
  id: 'payout_lines',
  table: 'payout_line',
  facts: ['payout_line'],
  from: 'payout_line s JOIN payout po ON po.id = s.payout_id',
  day: 's.day',
  measures: { payout_fee: 's.fee' },
  dimensions: { ...payouts.dimensions, payment_provider: { key: 'po.provider', joins: [] } },
  drill: {
    id: "concat_ws('|', s.payout_id, s.external_ref)",
    order_ref: 's.order_ref',
    product: 'NULL::text',
    quantity: 'NULL::text',
    detail: 's.category',
  },
};
