import type { FactTable } from './fact-table';
import { warehouseOf } from './look-ups/named-dimension';
import { orderIfNamed } from './look-ups/order';
import { productOf } from './look-ups/sku';

/** Goods that came back; a file without numbers of its own is told apart by what it says. */
export const returnReceipt: FactTable = {
  stage: 'stage_return_receipt',
  table: 'return_receipt',
  key: ['source_id', 'external_ref'],
  columns: {
    source_id: 'g.source_id',
    external_ref: `coalesce(nullif(btrim(s.return_ref), ''), md5(concat_ws('|', s.order_ref, s.sku, s.warehouse, s.day, s.quantity, s.reason, s.condition)))`,
    order_ref: `coalesce(s.order_ref, '')`,
    order_id: 'ord.order_id',
    product_id: 'sku.product_id',
    warehouse_id: 'warehouse.id',
    day: 's.day',
    quantity: 's.quantity',
    reason: `coalesce(s.reason, '')`,
    condition: `coalesce(s.condition, '')`,
    comment: `coalesce(s.comment, '')`,
  },
  lookUps: [orderIfNamed(), warehouseOf(), productOf()],
};
