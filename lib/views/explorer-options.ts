import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { FAMILIES, type KpiDefinition } from '@/lib/kpi/definition';
import { DIMENSION_IDS, type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { kpiDimensions, planQuery } from '@/lib/kpi/plan';
import { parseKpiQuery } from '@/lib/kpi/query';
import type { Translate } from './explorer-chart';
import { tableQuery } from './explorer-engine';
import { type ExplorerQuery, MOST_DIMENSIONS, MOST_KPIS } from './explorer-query';

export interface PickOption {
  id: string;
  label: string;
  isChosen: boolean;
  /** What it means, shown when it is pointed at. */
  hint: string;
  /** Why it cannot be chosen; null when it can. */
  reason: string | null;
  /** What a search finds it by. */
  words: string;
}

export interface PickGroup {
  label: string;
  options: PickOption[];
}

/** Whether the engine can answer a question as it stands. No database is asked. */
export function canAnswer(query: ExplorerQuery, catalogue: Catalogue): boolean {
  try {
    planQuery(parseKpiQuery({ ...tableQuery({ ...query, sort: null }), limit: 1 }, catalogue), catalogue);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return false;
    throw error;
  }
}

/** KPIs that the reader may see, by family. */
export function kpiOptions(
  query: ExplorerQuery,
  known: readonly KpiDefinition[],
  locale: Locale,
  t: Translate,
  familyName: (family: string) => string,
): PickGroup[] {
  return FAMILIES.map((family) => ({
    label: familyName(family),
    options: known
      .filter((each) => each.family === family)
      .map(({ id, label, description, formulaInWords, kind }): PickOption => {
        const isChosen = query.kpis.includes(id);
        const isFull = query.kpis.length >= MOST_KPIS;
        return {
          id,
          label: label[locale],
          isChosen,
          hint: `${description[locale]}\n= ${formulaInWords[locale]}`,
          reason: isChosen
            ? null
            : kind === 'model'
              ? t('reason.model')
              : isFull
                ? t('reason.full', { most: MOST_KPIS })
                : null,
          words: `${id} ${label.fr} ${label.en}`,
        };
      }),
  })).filter(({ options }) => options.length > 0);
}

/** What each chosen KPI can be cut by. */
function knownDimensions({ kpis }: ExplorerQuery, catalogue: Catalogue): Map<string, ReadonlySet<DimensionId>> {
  return new Map(kpis.map((id) => [id, new Set(kpiDimensions(kpiDefinition(catalogue, id), catalogue))]));
}

/** Dimensions with the reason why one cannot be added: a KPI does not know it, or not together with what is chosen. */
export function dimensionOptions(
  query: ExplorerQuery,
  catalogue: Catalogue,
  locale: Locale,
  t: Translate,
): PickOption[] {
  const known = knownDimensions(query, catalogue);
  const isAlone = query.dimensions.length === 0 && query.filters.length === 0 && query.kpis.length === 1;
  return DIMENSION_IDS.map((id): PickOption => {
    const { label } = dimension(id);
    const isChosen = query.dimensions.includes(id);
    const base = { id, label: label[locale], isChosen, hint: '', words: `${id} ${label.fr} ${label.en}` };
    if (isChosen) return { ...base, reason: null };
    const refusing = query.kpis.find((kpi) => !known.get(kpi)?.has(id));
    if (refusing)
      return { ...base, reason: t('reason.kpi', { kpi: catalogue.get(refusing)?.label[locale] ?? refusing }) };
    if (query.dimensions.length >= MOST_DIMENSIONS)
      return { ...base, reason: t('reason.dimensions', { most: MOST_DIMENSIONS }) };
    const isPossible = isAlone || canAnswer({ ...query, dimensions: [...query.dimensions, id] }, catalogue);
    return { ...base, reason: isPossible ? null : t('reason.together') };
  });
}

/** Dimensions by which every chosen KPI can be narrowed. */
export function filterDimensions(
  query: ExplorerQuery,
  catalogue: Catalogue,
  locale: Locale,
): { id: DimensionId; label: string }[] {
  const known = [...knownDimensions(query, catalogue).values()];
  const narrowed = (id: DimensionId): ExplorerQuery => ({
    ...query,
    filters: [...query.filters.filter((filter) => filter.dimension !== id), { dimension: id, in: ['x'] }],
  });
  return DIMENSION_IDS.filter((id) => id !== 'currency' && known.every((dimensions) => dimensions.has(id)))
    .filter((id) => canAnswer(narrowed(id), catalogue))
    .map((id) => ({ id, label: dimension(id).label[locale] }));
}

/** Takes out the dimensions that a chosen KPI does not know, so that a change of KPI still shows something. */
export function withoutImpossible(
  query: ExplorerQuery,
  catalogue: Catalogue,
): { query: ExplorerQuery; dropped: DimensionId[] } {
  const known = [...knownDimensions(query, catalogue).values()];
  const dropped = query.dimensions.filter((id) => !known.every((each) => each.has(id)));
  const dimensions = query.dimensions.filter((id) => !dropped.includes(id));
  return { query: dropped.length > 0 ? { ...query, dimensions } : query, dropped };
}
