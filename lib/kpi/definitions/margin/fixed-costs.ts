import type { FactoryKpi } from '../../factory-kpi';
import { FIXED_COSTS_INPUT } from '../cost-inputs';
import { FINANCE_SOURCES } from '../shared';

export const fixedCosts: FactoryKpi = {
  id: 'fixed_costs',
  version: 1,
  family: 'margin',
  kind: 'derived',
  formula: { when_any: [{ measure: 'fixed_cost_known' }], value: { measure: 'fixed_cost' } },
  basis: 'cost_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Fixed costs', fr: 'Charges fixes' },
  description: {
    en: 'Costs that do not depend on sales, entered by month; each day bears the same share of its month.',
    fr: 'Charges indépendantes des ventes, saisies par mois ; chaque jour porte la même part de son mois.',
  },
  formulaInWords: { en: 'fixed costs of the months, by days', fr: 'charges fixes des mois, au prorata des jours' },
  example: { given: { fixed_cost_known: 1, fixed_cost: 20 }, result: 20 },
  owner: 'Finance',
  sources: FINANCE_SOURCES,
  dimensions: ['sales_channel', 'store_type', 'currency'],
  requires: 'margin:read',
  inputs: [FIXED_COSTS_INPUT],
};
