import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, SHIPMENT_SOURCES } from '../shared';

export const recognisedRevenue: FactoryKpi = {
  id: 'recognised_revenue',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'recognised' },
  basis: 'recognised_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Recognised revenue', fr: 'CA reconnu' },
  description: {
    en: 'Net amount of valid orders on the day on which control passed to the customer (delivery, or sale in a shop), less refunds of recognised orders and credit notes on the day of the refund. Orders without such a day are booked, not recognised.',
    fr: 'Montant net des commandes valides, au jour où le client en prend le contrôle (livraison ou vente en boutique), moins les remboursements des commandes reconnues et les avoirs, au jour du remboursement. Une commande sans ce jour est commandée, pas encore reconnue.',
  },
  formulaInWords: {
    en: 'net amount of recognised orders − their refunds',
    fr: 'montant net des commandes reconnues − leurs remboursements',
  },
  example: { given: { recognised: 80 }, result: 80 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...SHIPMENT_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
