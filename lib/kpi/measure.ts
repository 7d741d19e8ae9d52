import type { Localised } from '@/lib/core/locale';

export interface Measure<Fact extends string = string> {
  unit: 'money' | 'count' | 'number';
  facts: readonly Fact[];
  /** Distinct counts must never be added up over dimension values; those of customers not over periods either. */
  distinct: boolean;
  /** Taken of the rows as they are (percentile_cont) instead of their sum. */
  percentile?: number;
  /** Not a sum of rows but whether a source of costs says anything about the range: a statement that gives 1 or 0. */
  known?: string;
  label: Localised;
}

type Unit = Measure['unit'];

export const sum = <F extends string>(unit: Unit, facts: readonly F[], en: string, fr: string) => ({
  unit,
  facts,
  distinct: false,
  label: { en, fr },
});

export const distinct = <F extends string>(fact: F, en: string, fr: string) => ({
  unit: 'count' as const,
  facts: [fact],
  distinct: true,
  label: { en, fr },
});

export const percentile = <F extends string>(unit: Unit, fact: F, at: number, en: string, fr: string) => ({
  unit,
  facts: [fact],
  distinct: false,
  percentile: at,
  label: { en, fr },
});

export const knownBy = (statement: string, en: string, fr: string) => ({
  unit: 'count' as const,
  facts: [],
  distinct: false,
  known: `(SELECT ${statement})`,
  label: { en, fr },
});

/** Known when the rows `from`, each of the days `first` to `last`, begin before the range ends and end after it begins. */
export const known = (from: string, [first, last]: readonly [string, string], en: string, fr: string) =>
  knownBy(
    `(EXISTS (SELECT 1 FROM ${from} AND ${first} <= {to}) AND EXISTS (SELECT 1 FROM ${from} AND ${last} >= {from}))::int`,
    en,
    fr,
  );
