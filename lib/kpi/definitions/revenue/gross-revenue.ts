import type { FactoryKpi } from '../../factory-kpi';
import { LINE_DIMENSIONS, ORDER_SOURCES } from '../shared';

export const grossRevenue: FactoryKpi = {
  id: 'gross_revenue',
  version: 1,
  family: 'revenue',
  kind: 'aggregate',
  formula: { measure: 'gross' },
  basis: 'order_day',
  unit: 'money',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Gross revenue', fr: 'Chiffre d’affaires brut' },
  description: {
    en: 'List price times quantity of every line of a valid order, before discounts and refunds. An order is valid when it is not cancelled, not a test, not fraud, and its total is above zero.',
    fr: 'Prix de liste multiplié par la quantité de chaque ligne d’une commande valide, avant remises et remboursements. Une commande est valide si elle n’est ni annulée, ni un test, ni frauduleuse, et si son total est positif.',
  },
  formulaInWords: {
    en: 'sum of list price × quantity over the lines of valid orders',
    fr: 'somme des prix de liste × quantités des lignes de commandes valides',
  },
  example: { given: { gross: 120 }, result: 120 },
  owner: 'Finance',
  sources: ORDER_SOURCES,
  dimensions: [...LINE_DIMENSIONS],
};
