import { CHANNEL, column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';

export const templateTargets = templateFormat({
  id: 'template-targets',
  label: { en: 'Targets', fr: 'Objectifs' },
  purpose: {
    en: 'What each KPI is to reach by month, for the shop or a channel.',
    fr: 'Ce que chaque KPI doit atteindre par mois, pour la boutique ou un canal.',
  },
  source: { code: 'targets', name: 'Targets', kind: 'manual' },
  fields: [
    column('kpi_id', 'key', 'KPI', 'KPI', 'net_revenue', {
      required: true,
      synonyms: 'kpi_id, kpi id, indicator, measure, indicateur, mesure',
      hint: {
        en: 'Its id in the dictionary, such as net_revenue.',
        fr: 'Son identifiant dans le dictionnaire, par exemple net_revenue.',
      },
    }),
    column('month', 'month', 'Month', 'Mois', '2026-03', { required: true, synonyms: 'period, date, periode' }),
    CHANNEL,
    column('value', 'number', 'Target', 'Objectif', '42500', {
      required: true,
      synonyms: 'value, goal, target value, valeur, cible, budget',
      hint: {
        en: 'In the unit of the KPI; money in whole units of the shop’s currency, rates as 12 % or 0.12.',
        fr: 'Dans l’unité du KPI ; montants dans la devise de la boutique, taux en 12 % ou 0,12.',
      },
    }),
    column(
      'owner',
      'text',
      'Owner',
      'Responsable',
      { en: 'Marketing', fr: 'Marketing' },
      { synonyms: 'responsible, pilote' },
    ),
  ],
  facts: ['stage_target'],
  toStage: (row) => [['stage_target', row]],
});
