import type { FactTable } from './fact-table';
import { categoryOf } from './look-ups/category';
import { ingredientOf } from './look-ups/ingredient';
import { productOf, productOrNew } from './look-ups/sku';
import { moveCategories } from './move-categories';

const TEXTS = ['name', 'brand', 'parent_sku', 'barcode', 'supplier', 'status'] as const;
const VALUES = ['weight_grams', 'launch_day', 'end_day', 'shelf_life_days', 'lead_time_days', 'min_order_qty'] as const;

/** What a file of the range says of its articles; what it leaves empty stays as it is. */
export const product: FactTable = {
  stage: 'stage_catalogue',
  table: 'product',
  key: ['id'],
  columns: {
    id: 'sku.product_id',
    ...Object.fromEntries(TEXTS.map((column) => [column, `nullif(btrim(s.${column}), '')`])),
    ...Object.fromEntries(VALUES.map((column) => [column, `s.${column}`])),
    category_id: 'cat.id',
    subcategory_id: 'sub.id',
  },
  lookUps: [categoryOf(), productOrNew()],
  fills: true,
  madeBy: 'sku',
  withoutBatch: true,
  onChange: moveCategories,
};

export const productAttribute: FactTable = {
  stage: 'stage_product_attribute',
  where: `btrim(coalesce(s.value, '')) <> ''`,
  table: 'product_attribute',
  key: ['product_id', 'name', 'value'],
  columns: { product_id: 'sku.product_id', name: 'btrim(s.name)', value: 'btrim(s.value)' },
  lookUps: [productOrNew()],
  withoutBatch: true,
};

export const productIngredient: FactTable = {
  stage: 'stage_product_ingredient',
  where: `btrim(coalesce(s.inci_name, '')) <> ''`,
  table: 'product_ingredient',
  key: ['product_id', 'ingredient_id'],
  columns: { product_id: 'sku.product_id', ingredient_id: 'ing.id', position: 'coalesce(s.position, 0)' },
  lookUps: [ingredientOf(), productOf()],
  withoutBatch: true,
};
