import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const returnRateValue: FactoryKpi = {
  id: 'return_rate_value',
  version: 1,
  family: 'service',
  kind: 'ratio',
  formula: {
    divide: [{ measure: 'refund_by_sale_day' }, { subtract: [{ kpi: 'gross_revenue' }, { kpi: 'discount_amount' }] }],
  },
  basis: 'sale_day',
  unit: 'ratio',
  goodDirection: 'down',
  additivity: 'non_additive',
  label: { en: 'Return rate by value', fr: 'Taux de retour en valeur' },
  description: {
    en: 'Share of the revenue sold in the period that was refunded since, whenever that was.',
    fr: 'Part du CA vendu dans la période et remboursée depuis, quel que soit le jour du remboursement.',
  },
  formulaInWords: {
    en: 'refunds, by day of the sale ÷ (gross revenue − discounts)',
    fr: 'remboursements, au jour de la vente ÷ (CA brut − remises)',
  },
  example: { given: { refund_by_sale_day: 10, gross: 120, discount: 20 }, result: 0.1 },
  owner: 'Operations',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
