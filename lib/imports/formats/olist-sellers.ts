import { deriveSellers } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistSellers = recordFormat({
  ...OLIST,
  id: 'olist-sellers',
  label: { en: 'Olist sellers', fr: 'Vendeurs Olist' },
  entity: 'sellers',
  required: ['seller_id'],
  key: ['seller_id'],
  root: 'seller_id',
  derive: deriveSellers,
  fields: [
    olistField('seller_id', 'text'),
    olistField('seller_zip_code_prefix', 'text'),
    olistField('seller_city', 'text'),
    olistField('seller_state', 'text'),
  ],
});
