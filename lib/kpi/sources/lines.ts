import { currencyReach, orderReach, productReach } from './reach';
import type { DrillColumns, Source } from './source';

const ORDER_OF_LINE = 'JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id';
const ORDER_OF_REFUND = 'JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id';

/** A refund counts when its document is a valid order or a credit note; adjustments such as bad debt are not sales. */
const COUNTED_REFUND = "(o.is_valid OR o.kind = 'credit_note') AND r.kind <> 'adjustment'";
const CANCELLED_ORDER = "o.kind = 'order' AND o.status = 'cancelled' AND NOT o.is_test AND NOT o.is_fraud";
const GIVEN_BACK = "r.kind IN ('return', 'cancellation')";

const dimensionsOf = (alias: string) => ({ ...orderReach('o'), ...productReach(alias), ...currencyReach('o') });

const lineDrill: DrillColumns = {
  id: 'l.id::text',
  order_ref: 'o.external_ref',
  product: '(SELECT pd.sku FROM product pd WHERE pd.id = l.product_id)',
  quantity: 'l.quantity::text',
  detail: 'o.status::text',
};
const refundDrill: DrillColumns = {
  id: 'r.id::text',
  order_ref: 'o.external_ref',
  product: '(SELECT pd.sku FROM product pd WHERE pd.id = r.product_id)',
  quantity: 'r.quantity::text',
  detail: 'r.kind::text',
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
  where: 'o.is_valid',
  day: 'l.day',
  month: 'l.month',
  finest: 'day',
  currency: 'o.currency',
  cost: 100,
  measures: {
    gross: 'l.gross',
    discount: 'l.discount',
    units: 'CASE WHEN l.is_free THEN 0 ELSE l.quantity END',
    costed_net: costedNet,
    cost: 'coalesce(l.cost, 0)',
    attributed_gross: attributed('l.gross'),
    attributed_discount: attributed('l.discount'),
    attributed_costed_net: attributed(costedNet),
    attributed_cost: attributed('coalesce(l.cost, 0)'),
  },
  dimensions: dimensionsOf('l'),
  drill: lineDrill,
};

export const recognisedLines: Source = {
  ...saleLines,
  id: 'recognised_lines',
  facts: ['recognition'],
  where: 'o.is_valid AND o.recognised_day IS NOT NULL',
  day: 'o.recognised_day',
  month: undefined,
  measures: { recognised: 'l.net' },
};

export const cancelledLines: Source = {
  ...saleLines,
  id: 'cancelled_lines',
  facts: ['cancellation'],
  where: CANCELLED_ORDER,
  day: 'coalesce(o.cancelled_day, o.day)',
  month: undefined,
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
  finest: 'day',
  currency: 'o.currency',
  cost: 100,
  measures: {
    refund: 'r.amount',
    returned_units: `CASE WHEN ${GIVEN_BACK} THEN r.quantity ELSE 0 END`,
    costed_net: costedRefund,
    cost: 'coalesce(-r.cost, 0)',
    recognised: "CASE WHEN o.recognised_day IS NOT NULL OR o.kind = 'credit_note' THEN -r.amount ELSE 0 END",
    cancelled: "CASE WHEN r.kind = 'cancellation' THEN r.amount ELSE 0 END",
    attributed_refund: attributed('r.amount'),
    attributed_costed_net: attributed(costedRefund),
    attributed_cost: attributed('coalesce(-r.cost, 0)'),
  },
  dimensions: dimensionsOf('r'),
  drill: refundDrill,
};

export const returnedSales: Source = {
  ...refundLines,
  id: 'returned_sales',
  facts: ['returned_sale'],
  day: 'coalesce(r.sale_day, r.day)',
  month: undefined,
  measures: {
    refund_by_sale_day: 'r.amount',
    returned_units_by_sale_day: `CASE WHEN ${GIVEN_BACK} THEN r.quantity ELSE 0 END`,
  },
};
