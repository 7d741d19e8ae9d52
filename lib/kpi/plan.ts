import type { Grain, Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Catalogue, kpiDefinition } from './catalogue';
import type { KpiDefinition, KpiWindow, MeasureFilter } from './definition';
import { DIMENSION_IDS, type DimensionId, dimension } from './dimensions';
import { columnOf, type Expanded, expandKpi, type Horizon, type MeasureUse, measuresOf } from './formula';
import { type MeasureId, measure } from './measures';
import type { KpiQuery } from './query';
import { candidates, type Fit, isPaired, type RouteOptions, refuseImpossible, route } from './route';

/** One aggregation of one source; nothing is joined to it before it is aggregated. */
export interface SubPlan extends Fit {
  dimensions: readonly DimensionId[];
  filters: readonly MeasureFilter[];
  measures: readonly { id: MeasureId; column: string }[];
  window?: KpiWindow;
  horizon?: Horizon;
  /** Looks at the days before each period too. */
  paired: boolean;
}

export interface PlannedKpi {
  definition: KpiDefinition;
  formula: Expanded;
}

export interface Plan {
  kpis: readonly PlannedKpi[];
  hidden: readonly { name: string; formula: Expanded }[];
  dimensions: readonly DimensionId[];
  grain: Grain | 'none';
  subPlans: readonly SubPlan[];
  /** Columns of measures, each the sum of the columns of that name over the sub-plans that have it. */
  columns: readonly string[];
}

export interface PlanOptions extends RouteOptions {
  /** Also what the coverage warnings need. */
  coverage?: boolean;
}

/** Dimensions by which a KPI can be cut, whatever its definition allows. */
export function reachableDimensions(formula: Expanded): DimensionId[] {
  const uses = measuresOf(formula)
    .filter((use) => measure(use.measure).facts.length > 0)
    .map((use) => ({ use, able: candidates(use, { source: 'raw' }) }));
  return DIMENSION_IDS.filter((id) => {
    const isAsked = uses.some(({ use }) => !use.overAll.includes(id));
    return isAsked && uses.every(({ use, able }) => use.overAll.includes(id) || route(use, able, [id]) !== null);
  });
}

/** Dimensions by which a KPI may be cut: those that its definition names, and those that its rows bear anyway. */
export function kpiDimensions(definition: KpiDefinition, catalogue: Catalogue): DimensionId[] {
  const borne = reachableDimensions(expandKpi(definition, catalogue)).filter((id) => dimension(id).implied);
  return [...new Set([...definition.dimensions, ...borne])];
}

function checkDimensions(definition: KpiDefinition, wanted: readonly DimensionId[], catalogue: Catalogue): void {
  if (wanted.every((id) => definition.dimensions.includes(id))) return;
  const possible = kpiDimensions(definition, catalogue);
  const impossible = wanted.filter((id) => !possible.includes(id));
  if (impossible.length === 0) return;
  const known = possible.length > 0 ? `Possible: ${possible.join(', ')}.` : 'It has no dimensions.';
  throw new AppError('invalid_input', `KPI ${definition.id} cannot be cut by ${impossible.join(', ')}. ${known}`);
}

/**
 * Decides which tables answer a query: one sub-plan per source and set of dimensions, each aggregated on its own.
 * @throws AppError invalid_input when a KPI cannot be cut by a dimension of the query; the message says which can
 */
export function planQuery(
  query: KpiQuery,
  catalogue: Catalogue,
  options: PlanOptions = {},
  periods?: readonly Period[],
): Plan {
  const filtered = query.filters.map((filter) => filter.dimension);
  const wanted = [...new Set([...query.dimensions, ...filtered])];
  const kpis = query.kpis.map((id): PlannedKpi => {
    const definition = kpiDefinition(catalogue, id);
    if (definition.kind === 'model') {
      throw new AppError('invalid_input', `KPI ${id} is the result of a fitted model and is not answered by queries.`);
    }
    checkDimensions(definition, wanted, catalogue);
    return { definition, formula: expandKpi(definition, catalogue) };
  });
  const routing = { ...options, known: query.as_of === undefined ? ('now' as const) : ('then' as const) };
  if (query.as_of !== undefined) refuseForgotten(kpis, catalogue);
  const hidden = options.coverage ? kpis.flatMap((kpi) => coverageOf(kpi, catalogue)) : [];
  const uses = new Map<string, MeasureUse>();
  for (const { formula } of [...kpis, ...hidden]) {
    for (const use of measuresOf(formula)) if (!measure(use.measure).known) uses.set(columnOf(use), use);
  }
  const subPlans = planMeasures([...uses.values()], query, routing, periods);
  if (subPlans[0] && subPlans[0].dimensions.length < query.dimensions.length) {
    throw new AppError(
      'invalid_input',
      `No measure of ${query.kpis.join(', ')} is cut by ${query.dimensions.join(', ')}.`,
    );
  }
  return { kpis, hidden, dimensions: query.dimensions, grain: query.grain, subPlans, columns: [...uses.keys()] };
}

const isKept = (formula: Expanded) =>
  measuresOf(formula).every((use) => route(use, candidates(use, { known: 'then' }), []) !== null);

function refuseForgotten(kpis: readonly PlannedKpi[], catalogue: Catalogue): void {
  const forgotten = kpis.filter(({ formula }) => !isKept(formula)).map(({ definition: { id } }) => id);
  if (forgotten.length === 0) return;
  const kept = [...catalogue.values()].filter(({ kind }) => kind !== 'model');
  const possible = kept.filter((definition) => isKept(expandKpi(definition, catalogue))).map(({ id }) => id);
  throw new AppError(
    'invalid_input',
    `as_of: ${forgotten.join(', ')} cannot be told as it was known. Possible: ${possible.join(', ')}.`,
  );
}

function coverageOf({ definition }: PlannedKpi, catalogue: Catalogue) {
  const { id, coverage, inputs = [] } = definition;
  const expand = (formula: KpiDefinition['formula']) => expandKpi({ ...definition, formula }, catalogue);
  return [...(coverage ? [coverage] : []), ...inputs].flatMap(({ known, of }, i) => [
    { name: `known_${i}__${id}`, formula: expand(known) },
    { name: `of_${i}__${id}`, formula: expand(of) },
  ]);
}

function routeOf(
  use: MeasureUse,
  needed: readonly DimensionId[],
  apart: readonly DimensionId[],
  query: Pick<KpiQuery, 'grain'>,
  options: RouteOptions,
  periods: readonly Period[],
): Fit[] {
  refuseImpossible(use);
  const able = candidates(use, options, query.grain, periods);
  const fits = route(use, able, needed, apart);
  if (fits) return fits;
  const { label } = measure(use.measure);
  throw new AppError('invalid_input', `The measure "${label.en}" cannot be cut by ${needed.join(' and ')} together.`);
}

/** Sub-plans of measures; those cut by all dimensions come first, the others are joined to them. */
export function planMeasures(
  uses: readonly MeasureUse[],
  query: Pick<KpiQuery, 'dimensions' | 'filters' | 'grain' | 'from' | 'to'>,
  options: PlanOptions,
  periods: readonly Period[] = [query],
): SubPlan[] {
  const subPlans = new Map<string, SubPlan & { measures: { id: MeasureId; column: string }[] }>();
  for (const use of uses) {
    const { overAll, where, window, horizon } = use;
    const dimensions = query.dimensions.filter((id) => !overAll.includes(id));
    const filters = [...query.filters.filter((filter) => !overAll.includes(filter.dimension)), ...where];
    const needed = [...new Set([...dimensions, ...filters.map((filter) => filter.dimension)])];
    const single = filters.filter((filter) => filter.in?.length === 1).map((filter) => filter.dimension);
    for (const fit of routeOf(use, needed, [...dimensions, ...single], query, options, periods)) {
      const paired = isPaired(use.measure);
      const key = JSON.stringify([
        fit.source.id,
        fit.dating.day,
        fit.rules,
        fit.ignored,
        overAll,
        where,
        window,
        horizon,
        paired,
      ]);
      const subPlan = subPlans.get(key) ?? { ...fit, dimensions, filters, window, horizon, paired, measures: [] };
      subPlan.measures.push({ id: use.measure, column: columnOf(use) });
      subPlans.set(key, subPlan);
    }
  }
  return [...subPlans.values()].toSorted((a, b) => b.dimensions.length - a.dimensions.length);
}
