import type { FactoryKpi } from '../../factory-kpi';
import { SHIPMENT_SOURCES } from '../shared';

export const onTimeDeliveryRate: FactoryKpi = {
  id: 'on_time_delivery_rate',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: { divide: [{ measure: 'on_time_deliveries' }, { measure: 'promised_deliveries' }] },
  basis: 'delivered_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'On-time delivery rate', fr: 'Taux de livraison à l’heure' },
  description: {
    en: 'Share of delivered shipments with a promised day that arrived on that calendar day or before.',
    fr: 'Part des expéditions livrées avec une date promise qui sont arrivées ce jour-là ou avant.',
  },
  formulaInWords: {
    en: 'shipments delivered by the promised day ÷ delivered shipments with a promise',
    fr: 'expéditions livrées à la date promise ÷ expéditions livrées avec date promise',
  },
  example: { given: { on_time_deliveries: 3, promised_deliveries: 4 }, result: 0.75 },
  owner: 'Operations',
  sources: SHIPMENT_SOURCES,
  dimensions: ['sales_channel', 'store_type', 'country', 'region', 'state', 'customer_status', 'carrier'],
};
