import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const discountRate: FactoryKpi = {
  id: 'discount_rate',
  version: 1,
  family: 'revenue',
  kind: 'ratio',
  formula: { divide: [{ kpi: 'discount_amount' }, { kpi: 'gross_revenue' }] },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Discount rate', fr: 'Taux de remise' },
  description: {
    en: 'Share of gross revenue given away as discounts.',
    fr: 'Part du chiffre d’affaires brut accordée en remises.',
  },
  formulaInWords: { en: 'discounts ÷ gross revenue', fr: 'remises ÷ CA brut' },
  example: { given: { discount: 20, gross: 120 }, result: 20 / 120 },
  owner: 'Sales',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
