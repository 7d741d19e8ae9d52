import { derivePostcodes } from './parts/olist-derive';
import { OLIST, olistField } from './parts/olist-source';
import { recordFormat } from './parts/record-format';

export const olistGeolocation = recordFormat({
  ...OLIST,
  id: 'olist-geolocation',
  label: { en: 'Olist postcodes', fr: 'Codes postaux Olist' },
  entity: 'geolocation',
  required: ['geolocation_zip_code_prefix', 'geolocation_lat', 'geolocation_lng'],
  key: ['geolocation_zip_code_prefix'],
  keysRepeat: true,
  root: 'geolocation_zip_code_prefix',
  derive: derivePostcodes,
  fields: [
    olistField('geolocation_zip_code_prefix', 'text'),
    olistField('geolocation_lat', 'number'),
    olistField('geolocation_lng', 'number'),
    olistField('geolocation_city', 'text'),
    olistField('geolocation_state', 'text'),
  ],
});
