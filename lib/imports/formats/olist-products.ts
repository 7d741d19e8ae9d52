import { deriveProducts } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistProducts = recordFormat({
  ...OLIST,
  id: 'olist-products',
  label: { en: 'Olist products', fr: 'Produits Olist' },
  entity: 'products',
  required: ['product_id'],
  key: ['product_id'],
  root: 'product_id',
  derive: deriveProducts,
  fields: [
    olistField('product_id', 'text'),
    olistField('product_category_name', 'text'),
    olistField('product_name_lenght', 'integer'),
    olistField('product_description_lenght', 'integer'),
    olistField('product_photos_qty', 'integer'),
    olistField('product_weight_g', 'integer'),
    olistField('product_length_cm', 'integer'),
    olistField('product_height_cm', 'integer'),
    olistField('product_width_cm', 'integer'),
  ],
});
