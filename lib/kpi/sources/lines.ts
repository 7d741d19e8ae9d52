import { currencyReach, orderReach, productAgeReach, productReach } from './reach';
import type { Dating, DrillColumns, Source } from './source';

const ORDER_OF_LINE = 'JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id';
const ORDER_OF_REFUND = 'JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id';

/** A refund counts when its document is a valid order or a credit note; adjustments such as bad debt are not sales. */
const COUNTED_REFUND = "({valid} OR o.kind = 'credit_note') AND r.kind <> 'adjustment'";
const CANCELLED_ORDER = "o.kind = 'order' AND o.status = 'cancelled' AND NOT o.is_test AND NOT o.is_fraud";
const GIVEN_BACK = "r.kind IN ('return', 'cancellation')";

const lineDimensions = {
  ...orderReach('o'),
  ...productReach('l'),
  ...productAgeReach('l', 'l.day'),
  ...currencyReach('o'),
  promotion: {
    key: "coalesce(pr.code, '')",
    joins: ['LEFT JOIN promotion pr ON pr.id = coalesce(l.promotion_id, o.promotion_id)'],
  },
  discounted: {
    key: "CASE WHEN l.is_free THEN 'free' WHEN l.discount > 0 THEN 'discounted' ELSE 'full_price' END",
    joins: [],
  },
};

// A refund names its product and, sometimes, the order: what that order's lines of the product say holds for it.
const SOLD = `LEFT JOIN LATERAL (SELECT max(x.promotion_id) AS promotion_id, bool_or(x.discount > 0) AS discounted
  FROM order_line x WHERE x.person_id = r.person_id AND x.order_id = coalesce(r.original_order_id, r.order_id)
    AND x.product_id = r.product_id AND NOT x.is_free) sold ON true`;
const refundDimensions = {
  ...orderReach('o'),
  ...productReach('r'),
  ...productAgeReach('r', 'coalesce(r.sale_day, r.day)'),
  ...currencyReach('o'),
  promotion: {
    key: "coalesce(pr.code, '')",
    joins: [SOLD, 'LEFT JOIN promotion pr ON pr.id = coalesce(sold.promotion_id, o.promotion_id)'],
  },
  discounted: {
    key: "CASE WHEN sold.discounted IS NULL THEN '' WHEN sold.discounted THEN 'discounted' ELSE 'full_price' END",
    joins: [SOLD],
  },
  return_reason: { key: 'r.reason', joins: [] },
  refund_kind: { key: 'r.kind::text', joins: [] },
};

const inZone = (instant: string): Dating => ({ day: `(${instant} AT TIME ZONE {time_zone})::date`, at: instant });
/** The days that an order passes through. */
export const ORDER_BASES = {
  paid_day: inZone('o.paid_at'),
  shipped_day: inZone('o.shipped_at'),
  delivered_day: inZone('o.delivered_at'),
  recognised_day: { day: 'o.recognised_day' },
} as const;
const OF_LINE: Dating = { day: 'l.day', month: 'l.month', at: 'o.booked_at' };
const OF_SALE: Dating = { day: 'coalesce(r.sale_day, r.day)' };

const lineDrill: DrillColumns = {
  id: 'l.id::text',
  order_ref: 'o.external_ref',
  product: '(SELECT pd.sku FROM product pd WHERE pd.id = l.product_id)',
  quantity: 'l.quantity::text',
  detail: 'o.status::text',
  batch: 'l.batch_id',
  line: 'l.file_line',
};
const refundDrill: DrillColumns = {
  id: 'r.id::text',
  order_ref: 'o.external_ref',
  product: '(SELECT pd.sku FROM product pd WHERE pd.id = r.product_id)',
  quantity: 'r.quantity::text',
  detail: 'r.kind::text',
  batch: 'r.batch_id',
  line: 'r.file_line',
};

const attributed = (value: string) => `CASE WHEN o.campaign_id IS NOT NULL THEN ${value} ELSE 0 END`;
const costedNet = 'CASE WHEN l.cost IS NOT NULL THEN l.net ELSE 0 END';
const costedRefund = 'CASE WHEN r.cost IS NOT NULL THEN -r.amount ELSE 0 END';

export const saleLines: Source = {
  id: 'sale_lines',
  kind: 'fact',
  table: 'order_line',
  facts: ['sale'],
  from: `order_line l ${ORDER_OF_LINE}`,
  where: '{valid}',
  ...OF_LINE,
  finest: 'day',
  bases: { ...ORDER_BASES, sale_day: OF_LINE },
  currency: 'o.currency',
  cost: 100,
  measures: {
    gross: 'l.gross',
    discount: 'l.discount',
    units: 'CASE WHEN l.is_free THEN 0 ELSE l.quantity END',
    lines: 'CASE WHEN l.is_free THEN 0 ELSE 1 END',
    costed_net: costedNet,
    cost: 'coalesce(l.cost, 0)',
    attributed_gross: attributed('l.gross'),
    attributed_discount: attributed('l.discount'),
    attributed_costed_net: attributed(costedNet),
    attributed_cost: attributed('coalesce(l.cost, 0)'),
  },
  dimensions: lineDimensions,
  drill: lineDrill,
};

export const recognisedLines: Source = {
  ...saleLines,
  id: 'recognised_lines',
  facts: ['recognition'],
  where: '{valid} AND o.recognised_day IS NOT NULL',
  day: 'o.recognised_day',
  month: undefined,
  at: undefined,
  bases: { order_day: OF_LINE, sale_day: OF_LINE },
  measures: { recognised: 'l.net' },
};

export const cancelledLines: Source = {
  ...saleLines,
  id: 'cancelled_lines',
  facts: ['cancellation'],
  where: CANCELLED_ORDER,
  day: 'coalesce(o.cancelled_day, o.day)',
  month: undefined,
  at: undefined,
  bases: { order_day: OF_LINE, sale_day: OF_LINE },
  measures: { cancelled: 'l.net' },
};

export const refundLines: Source = {
  id: 'refund_lines',
  kind: 'fact',
  table: 'refund_line',
  facts: ['refund'],
  from: `refund_line r ${ORDER_OF_REFUND}`,
  where: COUNTED_REFUND,
  day: 'r.day',
  month: 'r.month',
  at: 'r.refunded_at',
  finest: 'day',
  bases: { sale_day: OF_SALE, order_day: OF_SALE },
  currency: 'o.currency',
  cost: 100,
  measures: {
    refund: 'r.amount',
    returned_units: `CASE WHEN ${GIVEN_BACK} THEN r.quantity ELSE 0 END`,
    costed_net: costedRefund,
    cost: 'coalesce(-r.cost, 0)',
    recognised: "CASE WHEN o.recognised_day IS NOT NULL OR o.kind = 'credit_note' THEN -r.amount ELSE 0 END",
    cancelled: "CASE WHEN r.kind = 'cancellation' THEN r.amount ELSE 0 END",
    refund_tax: 'r.tax',
    refund_shipping: 'r.shipping',
    refund_lag_days: 'coalesce(r.day - r.sale_day, 0)',
    dated_refunds: 'CASE WHEN r.sale_day IS NOT NULL THEN 1 ELSE 0 END',
    refund_lag_median: 'r.day - r.sale_day',
    attributed_refund: attributed('r.amount'),
    attributed_costed_net: attributed(costedRefund),
    attributed_cost: attributed('coalesce(-r.cost, 0)'),
  },
  dimensions: refundDimensions,
  drill: refundDrill,
};

export const returnedSales: Source = {
  ...refundLines,
  id: 'returned_sales',
  facts: ['returned_sale'],
  ...OF_SALE,
  month: undefined,
  at: undefined,
  bases: undefined,
  measures: {
    refund_by_sale_day: 'r.amount',
    returned_units_by_sale_day: `CASE WHEN ${GIVEN_BACK} THEN r.quantity ELSE 0 END`,
  },
};
