import type { FactoryKpi } from '../../factory-kpi';
import { DISPUTE_DIMENSIONS, DISPUTE_SOURCES } from '../shared';

export const disputeFees: FactoryKpi = {
  id: 'dispute_fees',
  version: 1,
  family: 'payments',
  kind: 'aggregate',
  formula: { measure: 'dispute_fee' },
  basis: 'opened_day',
  unit: 'money',
  goodDirection: 'down',
  additivity: 'additive',
  label: { en: 'Dispute fees', fr: 'Frais de litige' },
  description: {
    en: 'What providers charge for handling disputes.',
    fr: 'Ce que les prestataires facturent pour traiter les litiges.',
  },
  formulaInWords: { en: 'fees of disputes opened', fr: 'frais des litiges ouverts' },
  example: { given: { dispute_fee: 15 }, result: 15 },
  owner: 'Finance',
  sources: DISPUTE_SOURCES,
  dimensions: [...DISPUTE_DIMENSIONS],
  requires: 'margin:read',
};
