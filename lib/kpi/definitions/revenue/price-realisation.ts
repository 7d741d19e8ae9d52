import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const priceRealisation: FactoryKpi = {
  id: 'price_realisation',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: { divide: [{ subtract: [{ measure: 'gross' }, { measure: 'discount' }] }, { measure: 'gross' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Price realisation', fr: 'Réalisation du prix' },
  description: {
    en: 'Price paid over list price, weighted by volume: what discounts leave of the list price.',
    fr: 'Prix payé rapporté au prix de liste, pondéré par les volumes : ce que les remises laissent du tarif.',
  },
  formulaInWords: { en: '(gross revenue − discounts) ÷ gross revenue', fr: '(CA brut − remises) ÷ CA brut' },
  example: { given: { gross: 120, discount: 30 }, result: 0.75 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
