import type { FactoryKpi } from '../../factory-kpi';
import { SESSION_DIMENSIONS, SESSION_SOURCES } from '../shared';

export const sessions: FactoryKpi = {
  id: 'sessions',
  version: 1,
  family: 'web',
  kind: 'aggregate',
  formula: { measure: 'sessions' },
  basis: 'session_day',
  unit: 'count',
  goodDirection: 'up',
  additivity: 'additive',
  label: { en: 'Visits', fr: 'Visites' },
  description: {
    en: 'Visits to the site, ended by 30 minutes without activity; robots left out.',
    fr: 'Visites du site, closes après 30 minutes sans activité ; les robots ne comptent pas.',
  },
  formulaInWords: { en: 'number of visits', fr: 'nombre de visites' },
  example: { given: { sessions: 200 }, result: 200 },
  owner: 'Marketing',
  sources: SESSION_SOURCES,
  dimensions: [...SESSION_DIMENSIONS],
};
