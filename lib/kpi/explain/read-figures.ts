import type { Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer, KpiMeta, KpiRow, KpiWarning } from '../answer';
import type { Catalogue } from '../catalogue';
import type { Formula, KpiDefinition } from '../definition';
import type { DimensionId } from '../dimensions';
import type { KpiValue } from '../format-value';
import type { KpiFilter } from '../query';
import { runKpiQuery } from '../run';

/** Who reads, under which definitions. `seen` collects the data versions that the answers came from. */
export interface Reading {
  catalogue: Catalogue;
  now: Date;
  locale: Locale;
  seen: Set<number>;
}

export interface FigureQuery {
  definition: KpiDefinition;
  /** What to read beside the KPI itself, by name; measured as the definition measures (its window, its rules). */
  formulas: Record<string, Formula>;
  filters: readonly KpiFilter[];
  by?: DimensionId;
  currency?: string;
}

export type Values = Record<string, number | null>;

export interface Figures {
  /** The KPI as every card shows it. */
  value: KpiValue;
  /** Not rounded; money in ten-thousandths. */
  totals: Values;
  members: { key: string; value: KpiValue; values: Values }[];
  isCapped: boolean;
  /** Names of the keys of the dimension and of the filters. */
  labels: KpiAnswer['meta']['labels'];
  kpi: KpiMeta;
  currency: string;
  warnings: KpiWarning[];
}

const MOST_MEMBERS = 100_000;
const idOf = (name: string) => `explained_${name}`;
/** The KPI itself, not rounded. */
export const SELF = 'self';

/** Small definitions beside the KPI: whole amounts instead of money, so that nothing is rounded before it is summed. */
function withFormulas(catalogue: Catalogue, definition: KpiDefinition, formulas: Record<string, Formula>): Catalogue {
  const { coverage: _, deprecatedBy: __, ...rest } = definition;
  const added = Object.entries({ [SELF]: definition.formula, ...formulas }).map(
    ([name, formula]): [string, KpiDefinition] => [idOf(name), { ...rest, id: idOf(name), formula, unit: 'number' }],
  );
  return new Map([...catalogue, ...added]);
}

function valuesOf(row: KpiRow | null, names: readonly string[]): Values {
  return Object.fromEntries(
    names.map((name) => {
      const found = row?.[idOf(name)];
      return [name, found === null || found === undefined ? null : Number(found)];
    }),
  );
}

/** Figures of one period, answered by the same engine as every page; null where the engine cannot cut so. */
export async function readFigures(reading: Reading, query: FigureQuery, period: Period): Promise<Figures> {
  const { definition, formulas, filters, by, currency } = query;
  const names = [SELF, ...Object.keys(formulas)];
  const answer = await runKpiQuery(
    {
      kpis: [definition.id, ...names.map(idOf)],
      from: period.from,
      to: period.to,
      filters: [...filters],
      dimensions: by ? [by] : [],
      limit: MOST_MEMBERS,
      ...(currency ? { currency } : {}),
    },
    {
      now: reading.now,
      locale: reading.locale,
      catalogue: withFormulas(reading.catalogue, definition, formulas),
    },
  );
  const { meta, rows } = answer;
  reading.seen.add(meta.data_version);
  return {
    value: (meta.totals?.[definition.id] ?? null) as KpiValue,
    totals: valuesOf(meta.totals, names),
    members: by
      ? rows.map((row) => ({
          key: String(row[by] ?? ''),
          value: (row[definition.id] ?? null) as KpiValue,
          values: valuesOf(row, names),
        }))
      : [],
    isCapped: meta.total_rows > rows.length,
    labels: meta.labels,
    kpi: meta.kpis[0] as KpiMeta,
    currency: meta.currency,
    warnings: meta.warnings.filter(({ kpi }) => kpi === undefined || kpi === definition.id),
  };
}

/** Both periods; null where the engine has no way to cut so. */
export async function readBoth(
  reading: Reading,
  query: FigureQuery,
  periods: { before: Period; after: Period },
): Promise<{ before: Figures; after: Figures } | null> {
  try {
    const [before, after] = await Promise.all([
      readFigures(reading, query, periods.before),
      readFigures(reading, query, periods.after),
    ]);
    return { before, after };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
}
