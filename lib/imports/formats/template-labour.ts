import { CURRENCY, column, WAREHOUSE } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

const ACTIVITIES: Readonly<Record<string, string>> = {
  picking: 'pick',
  preparation: 'pick',
  prelevement: 'pick',
  packing: 'pack',
  emballage: 'pack',
  shipping: 'ship',
  expedition: 'ship',
  receiving: 'receive',
  reception: 'receive',
  returns: 'returns',
  retours: 'returns',
};

export const templateLabour = templateFormat({
  id: 'template-labour',
  label: { en: 'Labour hours', fr: 'Heures de travail' },
  purpose: {
    en: 'Paid hours in the warehouse by day and activity: orders per hour, cost per order.',
    fr: 'Heures payées en entrepôt par jour et activité : commandes par heure, coût par commande.',
  },
  source: { code: 'labour', name: 'Labour hours', kind: 'wms' },
  fields: [
    column('day', 'date', 'Day', 'Jour', '2026-03-17', { required: true, synonyms: 'date, work date' }),
    WAREHOUSE,
    column(
      'activity',
      'key',
      'Activity',
      'Activité',
      { en: 'pick', fr: 'préparation' },
      {
        required: true,
        synonyms: 'task, tache, poste',
        hint: {
          en: 'pick, pack, ship, receive, returns …',
          fr: 'préparation, emballage, expédition, réception, retours…',
        },
      },
    ),
    column('shift', 'key', 'Shift', 'Équipe', { en: 'morning', fr: 'matin' }, { synonyms: 'team, horaire' }),
    column('paid_hours', 'number', 'Paid hours', 'Heures payées', '22.5', {
      required: true,
      synonyms: 'hours, worked hours, heures, heures travaillees, nombre d heures',
    }),
    column('cost', 'amount', 'Labour cost', 'Coût du travail', '445.5', {
      synonyms: 'cost, wages, cout, masse salariale, cout salarial',
    }),
    CURRENCY,
  ],
  facts: ['stage_labour_hours'],
  toStage(row, { currency, refuse }) {
    if ((row.paid_hours ?? 0) < 0) refuse('paid_hours', 'not_allowed', String(row.paid_hours));
    const activity = row.activity
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '');
    return [
      [
        'stage_labour_hours',
        {
          day: dayOf(row.day),
          warehouse: row.warehouse,
          activity: ACTIVITIES[activity] ?? activity,
          shift: SHIFTS[row.shift.toLowerCase()] ?? row.shift,
          paid_hours: row.paid_hours,
          cost: row.cost,
          currency,
        },
      ],
    ];
  },
});

const SHIFTS: Readonly<Record<string, string>> = {
  matin: 'morning',
  'après-midi': 'afternoon',
  'apres-midi': 'afternoon',
  nuit: 'night',
};
