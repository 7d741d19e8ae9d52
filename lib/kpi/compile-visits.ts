import type { SubPlan } from './plan';
import type { StoredVisits } from './sources/source';

type Counts = StoredVisits['counts'][keyof StoredVisits['counts']] & {};

/** Numbers of the windows that a day lies in or beyond; see compile-windows. */
export interface Numbers {
  /** First window that ends on a day or later. */
  endingFrom(day: string): string;
  /** Last window that begins on a day or earlier. */
  begunBy(day: string): string;
  /** The same of the days before each period. */
  beforeEndingFrom(day: string): string;
  beforeEndedBy(day: string): string;
}

/**
 * Whether a stored visit stands for its customer in a stretch of days that begins on `start`: the first visit in it, or
 * the second. Retention looks at the days from {from} to {before} and at those after {before}.
 */
function standsFor(counts: Counts, day: string, { previous, earlier }: StoredVisits, start: string): string {
  switch (counts) {
    case 1:
      return `${previous} < ${start}`;
    case 2:
      return `${previous} >= ${start} AND ${earlier} < ${start}`;
    case 'before':
      return `${day} <= {before} AND ${previous} < {from}`;
    case 'kept':
      return `${day} > {before} AND ${previous} BETWEEN {from} AND {before}`;
  }
}

/** The value that a row adds to a measure, with placeholders. `period` is the first day of the row's period, if any. */
export function rowValue({ source, dating }: SubPlan, id: SubPlan['measures'][number]['id'], period?: string): string {
  const value = source.measures[id] ?? '';
  const counts = source.visits?.counts[id];
  if (!source.visits || counts === undefined) return value;
  const start = period === undefined ? '{from}' : `greatest(${period}, {from})`;
  return `CASE WHEN ${standsFor(counts, dating.day, source.visits, start)} THEN ${value} ELSE 0 END`;
}

/** First and last of the windows in which a stored visit (`v.day`, `v.previous`, `v.earlier`) stands for its customer. */
export function storedSpan(counts: Counts | undefined, numbers: Numbers): [first: string, last: string] {
  const { endingFrom, begunBy, beforeEndingFrom, beforeEndedBy } = numbers;
  switch (counts) {
    case undefined:
      return [endingFrom('v.day'), begunBy('v.day')];
    case 1:
      return [`greatest(${endingFrom('v.day')}, ${begunBy('v.previous')} + 1)`, begunBy('v.day')];
    case 2:
      return [`greatest(${endingFrom('v.day')}, ${begunBy('v.earlier')} + 1)`, begunBy('v.previous')];
    case 'before':
      return [`greatest(${beforeEndingFrom('v.day')}, ${begunBy('v.previous')} + 1)`, begunBy('v.day')];
    case 'kept':
      return [
        `greatest(${endingFrom('v.day')}, ${beforeEndingFrom('v.previous')})`,
        `least(${begunBy('v.previous')}, ${beforeEndedBy('v.day')})`,
      ];
  }
}
