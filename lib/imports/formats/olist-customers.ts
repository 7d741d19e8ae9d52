import { deriveCustomers } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistCustomers = recordFormat({
  ...OLIST,
  id: 'olist-customers',
  label: { en: 'Olist customers', fr: 'Clients Olist' },
  entity: 'customers',
  required: ['customer_id', 'customer_unique_id'],
  key: ['customer_id'],
  root: 'customer_id',
  derive: deriveCustomers,
  fields: [
    olistField('customer_id', 'text'),
    olistField('customer_unique_id', 'text'),
    olistField('customer_zip_code_prefix', 'text'),
    olistField('customer_city', 'text'),
    olistField('customer_state', 'text'),
  ],
});
