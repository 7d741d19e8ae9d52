import type { FactoryKpi } from '../../factory-kpi';
import { ORDER_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const shippingRevenue: FactoryKpi = {
  id: 'shipping_revenue',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'shipping' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'additive',
  label: { en: 'Shipping charged', fr: 'Frais de port facturés' },
  description: {
    en: 'Shipping that customers paid in valid orders. It is not part of net revenue.',
    fr: 'Frais de port payés par les clients dans les commandes valides. Ils ne font pas partie du CA net.',
  },
  formulaInWords: { en: 'sum of shipping over valid orders', fr: 'somme des frais de port des commandes valides' },
  example: { given: { shipping: 4.9 }, result: 4.9 },
  owner: 'Finance',
  sources: ORDER_SOURCES,
  dimensions: [...ORDER_DIMENSIONS],
};
