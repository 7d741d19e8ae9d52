import { orderRef } from './order-of';
import { currencyReach, orderReach } from './reach';
import type { Reach, Source } from './source';

export const shipmentReach = (alias: string): Record<'carrier' | 'warehouse' | 'service', Reach> => ({
  carrier: { key: "coalesce(cr.code, '')", joins: [`LEFT JOIN carrier cr ON cr.id = ${alias}.carrier_id`] },
  warehouse: { key: "coalesce(wh.code, '')", joins: [`LEFT JOIN warehouse wh ON wh.id = ${alias}.warehouse_id`] },
  service: { key: `${alias}.service`, joins: [] },
});

/** What sending costs, on the day of the order so that it stands beside the order's margin. */
export const fulfilment: Source = {
  id: 'fulfilment',
  kind: 'fact',
  table: 'shipment',
  facts: ['fulfilment'],
  from: 'shipment s JOIN shop_order o ON o.person_id = s.person_id AND o.id = s.order_id',
  where: 'NOT o.is_test',
  day: 'o.day',
  month: 'o.month',
  at: 'o.booked_at',
  finest: 'day',
  bases: {
    shipped_day: { day: 's.shipped_day', at: 's.shipped_at' },
    delivered_day: { day: 's.delivered_day', at: 's.delivered_at' },
  },
  currency: 's.currency',
  cost: 100,
  measures: {
    freight_cost: 'coalesce(s.freight_cost, 0)',
    packaging_cost: 'coalesce(s.packaging_cost, 0)',
    shipments: '1',
    costed_shipments: 'CASE WHEN s.freight_cost IS NOT NULL THEN 1 ELSE 0 END',
  },
  dimensions: { ...orderReach('o'), ...currencyReach('s'), ...shipmentReach('s') },
  drill: {
    id: 's.id::text',
    order_ref: orderRef('s'),
    product: 'NULL::text',
    quantity: 's.parcels::text',
    detail: '(SELECT cd.code FROM carrier cd WHERE cd.id = s.carrier_id)',
  },
};
