import type { FactoryKpi } from '../../factory-kpi';
import { FULFILMENT_INPUT } from '../cost-inputs';
import { ORDER_DIMENSIONS, ORDER_SOURCES, SHIPMENT_SOURCES } from '../shared';

export const fulfilmentCostPerOrder: FactoryKpi = {
  id: 'fulfilment_cost_per_order',
  version: 1,
  family: 'margin',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'fulfilment_cost' }, { kpi: 'order_count' }] },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Fulfilment cost per order', fr: 'Coût logistique par commande' },
  description: {
    en: 'Freight and packaging over the valid orders of the same days.',
    fr: 'Transport et emballage rapportés aux commandes valides des mêmes jours.',
  },
  formulaInWords: { en: 'fulfilment cost ÷ orders', fr: 'coût logistique ÷ commandes' },
  example: { given: { fulfilment_known: 1, freight_cost: 50, packaging_cost: 10, orders: 12 }, result: 5 },
  owner: 'Operations',
  sources: [...SHIPMENT_SOURCES, ...ORDER_SOURCES],
  dimensions: [...ORDER_DIMENSIONS],
  requires: 'margin:read',
  inputs: [FULFILMENT_INPUT],
};
