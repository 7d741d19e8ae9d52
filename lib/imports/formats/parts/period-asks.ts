import type { Ask } from '../../format';
import { statedPeriod } from './report-period';

/** Fields any of which says when a row was: with one of them nothing is asked. */
const DATED = ['day', 'start', 'month', 'week'];

/** Reports of a whole period often state it in their title or file name only, or nowhere. */
export const PERIOD_ASKS: readonly Ask[] = [
  {
    name: 'start_day',
    type: 'day',
    label: { en: 'First day of the report', fr: 'Premier jour du rapport' },
    unlessMapped: DATED,
    suggest: (file) => statedPeriod(file)?.start ?? null,
  },
  {
    name: 'end_day',
    type: 'day',
    label: { en: 'Last day of the report', fr: 'Dernier jour du rapport' },
    unlessMapped: DATED,
    suggest: (file) => statedPeriod(file)?.end ?? null,
  },
];
