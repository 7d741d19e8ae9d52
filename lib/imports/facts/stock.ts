import type { FactTable } from './fact-table';
import { warehouseOf } from './look-ups/named-dimension';
import { productOf } from './look-ups/sku';

const COUNTS = ['on_hand', 'committed', 'unavailable', 'incoming'] as const;
const noWarehouse = {
  when: 'warehouse.id IS NULL',
  field: 'warehouse',
  code: 'missing',
  value: `''`,
} as const;

/** Stock by place and article; bins and lots of one article are added up. */
export const stockSnapshot: FactTable = {
  stage: 'stage_stock',
  table: 'stock_snapshot',
  key: ['day', 'warehouse_id', 'product_id'],
  columns: {
    day: 's.day',
    warehouse_id: 'warehouse.id',
    product_id: 'sku.product_id',
    ...Object.fromEntries(COUNTS.map((column) => [column, `coalesce(s.${column}, 0)`])),
    unit_cost: 's.unit_cost',
    currency: 'coalesce(s.currency, g.currency)',
  },
  lookUps: [warehouseOf(), productOf()],
  refuse: [noWarehouse],
  sums: COUNTS,
};

export const stockLot: FactTable = {
  stage: 'stage_stock_lot',
  table: 'stock_lot',
  key: ['day', 'warehouse_id', 'product_id', 'lot'],
  columns: {
    day: 's.day',
    warehouse_id: 'warehouse.id',
    product_id: 'sku.product_id',
    lot: 's.lot',
    quantity: 's.quantity',
    expiry_day: 's.expiry_day',
  },
  lookUps: [warehouseOf(), productOf()],
  refuse: [noWarehouse],
  sums: ['quantity'],
};

export const labourHours: FactTable = {
  stage: 'stage_labour_hours',
  table: 'labour_hours',
  key: ['day', 'warehouse_id', 'activity', 'shift'],
  columns: {
    day: 's.day',
    warehouse_id: 'warehouse.id',
    activity: 's.activity',
    shift: `coalesce(s.shift, '')`,
    paid_hours: 's.paid_hours',
    cost: 's.cost',
    currency: 'coalesce(s.currency, g.currency)',
  },
  lookUps: [warehouseOf()],
  refuse: [noWarehouse],
  sums: ['paid_hours', 'cost'],
};
