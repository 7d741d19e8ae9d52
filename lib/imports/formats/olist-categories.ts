import { deriveCategories } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistCategories = recordFormat({
  ...OLIST,
  id: 'olist-categories',
  label: { en: 'Olist category names', fr: 'Noms de catégories Olist' },
  entity: 'categories',
  required: ['product_category_name', 'product_category_name_english'],
  key: ['product_category_name'],
  root: 'product_category_name',
  derive: deriveCategories,
  fields: [olistField('product_category_name', 'text'), olistField('product_category_name_english', 'text')],
});
