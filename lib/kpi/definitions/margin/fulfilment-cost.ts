import type { FactoryKpi } from '../../factory-kpi';
import { FULFILMENT_INPUT } from '../cost-inputs';
import { ORDER_DIMENSIONS, SHIPMENT_SOURCES } from '../shared';

export const fulfilmentCost: FactoryKpi = {
  id: 'fulfilment_cost',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: {
    when_any: [{ measure: 'fulfilment_known' }],
    value: { add: [{ measure: 'freight_cost' }, { measure: 'packaging_cost' }] },
  },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Fulfilment cost', fr: 'Coût logistique' },
  description: {
    en: 'Freight and packaging of shipments, on the day of the order so that it stands beside the order’s revenue. It cannot be computed while no freight cost is known.',
    fr: 'Transport et emballage des expéditions, au jour de la commande pour figurer en face de son chiffre d’affaires. Incalculable tant qu’aucun coût de transport n’est connu.',
  },
  formulaInWords: { en: 'freight + packaging', fr: 'transport + emballage' },
  example: { given: { fulfilment_known: 1, freight_cost: 5, packaging_cost: 1 }, result: 6 },
  owner: 'Operations',
  sources: SHIPMENT_SOURCES,
  dimensions: [...ORDER_DIMENSIONS, 'carrier'],
  requires: 'margin:read',
  inputs: [FULFILMENT_INPUT],
};
