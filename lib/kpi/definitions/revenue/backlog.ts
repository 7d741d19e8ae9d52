import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES, REFUND_SOURCES } from '../shared';

export const backlog: FactoryKpi = {
  id: 'backlog',
  version: 1,
  family: 'revenue',
  kind: 'windowed',
  formula: { subtract: [{ kpi: 'net_revenue' }, { kpi: 'recognised_revenue' }] },
  window: { to_date: 'beginning' },
  basis: 'order_and_refund_day',
  unit: 'money',
  goodDirection: 'none',
  additivity: 'semi_additive',
  label: { en: 'Backlog', fr: 'Carnet de commandes' },
  description: {
    en: 'Booked and not yet recognised at the end of the period: valid orders whose goods have not passed to the customer, less what was refunded or cancelled of them.',
    fr: 'Commandé et non encore reconnu à la fin de la période : commandes valides dont les marchandises ne sont pas encore passées au client, moins ce qui en a été remboursé ou annulé.',
  },
  formulaInWords: {
    en: 'booked − cancelled and refunded − recognised, since the beginning',
    fr: 'commandé − annulé et remboursé − reconnu, depuis le début',
  },
  example: { given: { gross: 120, discount: 20, refund: 10, recognised: 70 }, result: 20 },
  owner: 'Finance',
  sources: [...ORDER_SOURCES, ...REFUND_SOURCES],
  dimensions: [...LINE_DIMENSIONS],
};
