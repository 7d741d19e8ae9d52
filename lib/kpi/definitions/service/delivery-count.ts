import type { FactoryKpi } from '../../factory-kpi';
import { SHIPMENT_SOURCES } from '../shared';

export const deliveryCount: FactoryKpi = {
  id: 'delivery_count',
  version: 1,
  family: 'service',
  kind: 'aggregate',
  formula: { measure: 'deliveries' },
  basis: 'delivered_day',
  unit: 'count',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Deliveries', fr: 'Livraisons' },
  description: { en: 'Shipments delivered in the period.', fr: 'Expéditions livrées dans la période.' },
  formulaInWords: { en: 'number of delivered shipments', fr: 'nombre d’expéditions livrées' },
  example: { given: { deliveries: 4 }, result: 4 },
  owner: 'Operations',
  sources: SHIPMENT_SOURCES,
  dimensions: ['sales_channel', 'store_type', 'country', 'region', 'state', 'customer_status', 'carrier'],
};
