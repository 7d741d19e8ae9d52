import { orderDrill, orders, partDimensions } from './orders';
import type { Source } from './source';

const SECOND = 'LEFT JOIN shop_order n ON n.person_id = o.person_id AND n.order_seq = 2';
const OLD_ENOUGH = '{horizon} <= {observed_until}';

/**
 * First valid orders of identified customers, with the second where there is one. A buyer is old enough when the whole
 * time after the first order lies within the data; the others are left out of numerator and denominator alike.
 */
export const firstOrders: Source = {
  ...orders,
  id: 'first_orders',
  facts: ['first_order'],
  from: `shop_order o ${SECOND}`,
  where: 'o.is_valid AND o.order_seq = 1',
  bases: undefined,
  measures: {
    first_buyers: '1',
    second_buyers: 'CASE WHEN n.id IS NOT NULL THEN 1 ELSE 0 END',
    matured_buyers: `CASE WHEN ${OLD_ENOUGH} THEN 1 ELSE 0 END`,
    repurchasers: `CASE WHEN ${OLD_ENOUGH} AND n.day <= {horizon} THEN 1 ELSE 0 END`,
  },
  standardOnly: ['first_buyers', 'second_buyers', 'matured_buyers', 'repurchasers'],
};

/** The same by what the first order held or how it was paid. */
export const itemFirstOrders: Source = {
  ...firstOrders,
  id: 'item_first_orders',
  cost: 110,
  entity: {
    key: 'o.id',
    columns: {
      again: 'bool_or(n.id IS NOT NULL)',
      matured: `bool_or(${OLD_ENOUGH})`,
      within: 'bool_or(n.day <= {horizon})',
      order_ref: 'min(o.external_ref)',
      status: 'min(o.status::text)',
    },
  },
  measures: {
    first_buyers: '1',
    second_buyers: 'CASE WHEN e.again THEN 1 ELSE 0 END',
    matured_buyers: 'CASE WHEN e.matured THEN 1 ELSE 0 END',
    repurchasers: 'CASE WHEN e.matured AND e.within THEN 1 ELSE 0 END',
  },
  dimensions: partDimensions,
  drill: { ...orderDrill, id: 'e.entity::text', order_ref: 'e.order_ref', detail: 'e.status' },
};
