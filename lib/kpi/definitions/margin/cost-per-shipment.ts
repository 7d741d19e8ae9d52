import type { FactoryKpi } from '../../factory-kpi';
import { FULFILMENT_INPUT } from '../cost-inputs';
import { ORDER_DIMENSIONS, SHIPMENT_SOURCES } from '../shared';

export const costPerShipment: FactoryKpi = {
  id: 'cost_per_shipment',
  version: 1,
  family: 'margin',
  kind: 'ratio',
  formula: {
    divide: [{ add: [{ measure: 'freight_cost' }, { measure: 'packaging_cost' }] }, { measure: 'costed_shipments' }],
  },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Cost per shipment', fr: 'Coût logistique par expédition' },
  description: {
    en: 'Freight and packaging over the shipments whose freight cost is known.',
    fr: 'Transport et emballage rapportés aux expéditions au coût de transport connu.',
  },
  formulaInWords: {
    en: '(freight + packaging) ÷ shipments with a known cost',
    fr: '(transport + emballage) ÷ expéditions au coût connu',
  },
  example: { given: { freight_cost: 50, packaging_cost: 10, costed_shipments: 10 }, result: 6 },
  owner: 'Operations',
  sources: SHIPMENT_SOURCES,
  dimensions: [...ORDER_DIMENSIONS, 'carrier'],
  requires: 'margin:read',
  inputs: [FULFILMENT_INPUT],
};
