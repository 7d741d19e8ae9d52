import type { FactTable } from './fact-table';
import { productOrNew } from './look-ups/sku';
import { recostLines } from './recost-lines';

/** Unit cost from a day on; an article that is not known yet is made. */
export const productCost: FactTable = {
  stage: 'stage_product_cost',
  table: 'product_cost',
  key: ['product_id', 'currency', 'valid_from'],
  columns: {
    product_id: 'sku.product_id',
    currency: 'coalesce(s.currency, g.currency)',
    valid_from: 's.valid_from',
    unit_cost: 's.unit_cost',
  },
  lookUps: [productOrNew()],
  withoutBatch: true,
  onChange: recostLines,
};

export const productPrice: FactTable = {
  stage: 'stage_product_price',
  table: 'product_price',
  key: ['product_id', 'currency', 'valid_from'],
  columns: {
    product_id: 'sku.product_id',
    currency: 'coalesce(s.currency, g.currency)',
    valid_from: 's.valid_from',
    list_price: 's.list_price',
  },
  lookUps: [productOrNew()],
  withoutBatch: true,
};
