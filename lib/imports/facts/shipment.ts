import { companionColumns } from '../merge/upsert-companions';
import type { FactTable } from './fact-table';
import { carrierOf, warehouseOf } from './look-ups/named-dimension';
import { orderOf } from './look-ups/order';

const ORDER = 'JOIN shop_order o ON o.person_id = ord.person_id AND o.id = ord.order_id';

/** What another system says of an order, found by its number in any source; the number of the row itself is its key. */
function ofAnyOrder(stage: 'stage_shipment' | 'stage_dispute', table: 'shipment' | 'dispute', ref: string): FactTable {
  const order = orderOf();
  const known = `(SELECT x.id FROM ${table} x WHERE x.person_id = ord.person_id AND x.order_id = ord.order_id
    AND x.external_ref = s.${ref})`;
  return {
    stage,
    table,
    key: ['person_id', 'order_id', 'id'],
    group: ['person_id', 'order_id', 'external_ref'],
    columns: {
      person_id: 'ord.person_id',
      order_id: 'ord.order_id',
      id: `coalesce(${known}, nextval('fact_id_seq'))`,
      external_ref: `s.${ref}`,
      ...companionColumns(table),
    },
    lookUps: [{ ...order, join: `${order.join} LEFT ${ORDER}` }],
    root: 't.order_id::text',
  };
}

const byOrder = ofAnyOrder('stage_shipment', 'shipment', 'shipment_ref');

export const shipment: FactTable = {
  ...byOrder,
  columns: { ...byOrder.columns, carrier_id: 'carrier.id', warehouse_id: 'warehouse.id' },
  lookUps: [...(byOrder.lookUps ?? []), carrierOf(), warehouseOf()],
};

export const dispute: FactTable = ofAnyOrder('stage_dispute', 'dispute', 'dispute_ref');
