import type { FactoryKpi } from '../../factory-kpi';
import { SHIPMENT_SOURCES } from '../shared';

export const deliveryDays: FactoryKpi = {
  id: 'delivery_days',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: {
    divide: [{ divide: [{ measure: 'delivery_seconds' }, { measure: 'timed_deliveries' }] }, { constant: 86_400 }],
  },
  basis: 'delivered_day',
  unit: 'days',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Delivery time in days', fr: 'Délai de livraison en jours' },
  description: {
    en: 'Mean time from order to delivery, in days of 24 hours.',
    fr: 'Temps moyen entre la commande et la livraison, en jours de 24 heures.',
  },
  formulaInWords: {
    en: 'time from order to delivery ÷ deliveries',
    fr: 'temps entre commande et livraison ÷ livraisons',
  },
  example: { given: { delivery_seconds: 432_000, timed_deliveries: 2 }, result: 2.5 },
  owner: 'Operations',
  sources: SHIPMENT_SOURCES,
  dimensions: ['sales_channel', 'store_type', 'country', 'region', 'state', 'customer_status', 'carrier'],
};
