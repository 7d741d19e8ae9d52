import type { FactoryKpi } from '../../factory-kpi';
import { CUSTOMER_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const netRevenueRetention: FactoryKpi = {
  id: 'net_revenue_retention',
  version: 1,
  family: 'customers',
  kind: 'windowed',
  formula: {
    divide: [
      {
        subtract: [
          { add: [{ measure: 'base_revenue' }, { measure: 'expansion' }] },
          { add: [{ measure: 'contraction' }, { measure: 'lost_revenue' }, { measure: 'kept_refunds' }] },
        ],
      },
      { measure: 'base_revenue' },
    ],
  },
  window: { rolling: { months: 12 } },
  basis: 'order_day',
  unit: 'ratio',
  goodDirection: 'up',
  additivity: 'non_additive',
  label: { en: 'Net revenue retention', fr: 'Rétention nette du CA' },
  description: {
    en: 'What the customers of the twelve months before brought in the last twelve, per unit of what they had brought. Above 100 %, those who stay make up for those who leave.',
    fr: 'Ce que les clients des douze mois précédents ont apporté sur les douze derniers, rapporté à ce qu’ils avaient apporté. Au-dessus de 100 %, ceux qui restent compensent ceux qui partent.',
  },
  formulaInWords: {
    en: '(base + expansion − contraction − lost − refunds) ÷ base',
    fr: '(base + expansion − contraction − perdu − remboursements) ÷ base',
  },
  example: {
    given: { base_revenue: 100, expansion: 20, contraction: 10, lost_revenue: 30, kept_refunds: 5 },
    result: 0.75,
  },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...CUSTOMER_DIMENSIONS],
};
