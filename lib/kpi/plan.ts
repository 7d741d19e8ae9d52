import { addDays, type Day, type Grain, type Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Catalogue } from './catalogue';
import { kpiDefinition } from './catalogue';
import type { KpiDefinition } from './definition';
import type { DimensionId } from './dimensions';
import { columnOf, type Expanded, expandFormula, type MeasureUse, measuresOf } from './formula';
import { type Fact, type MeasureId, measure } from './measures';
import type { KpiFilter, KpiQuery } from './query';
import type { Source } from './sources/source';
import { SOURCES } from './sources/sources';

/** One aggregation of one source; nothing is joined to it before it is aggregated. */
export interface SubPlan {
  source: Source;
  dimensions: readonly DimensionId[];
  filters: readonly KpiFilter[];
  measures: readonly { id: MeasureId; column: string }[];
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

export interface PlanOptions {
  /** Which sources may answer; `raw` leaves the roll-ups out, `rows` takes only those that can list their rows. */
  source?: 'any' | 'raw' | 'rows';
  /** Also what the coverage warnings need. */
  coverage?: boolean;
}

const isMonthStart = (day: Day) => day.endsWith('-01');

/** A source by month can answer whole months only. */
function answersPeriod(source: Source, grain: Grain | 'none', { from, to }: Period): boolean {
  if (source.finest === 'day') return true;
  if (grain === 'day' || grain === 'week') return false;
  return isMonthStart(from) && isMonthStart(addDays(to, 1));
}

function reaches(source: Source, dimensions: readonly DimensionId[]): boolean {
  return dimensions.every((id) => source.dimensions[id] !== undefined);
}

/** The cheapest sources that together hold every fact of the measure: one that holds all, or one for each. */
function route(id: MeasureId, candidates: readonly Source[]): Source[] | null {
  const { facts } = measure(id);
  const able = candidates
    .filter((source) => source.measures[id] !== undefined && source.facts.some((fact) => facts.includes(fact)))
    .toSorted((a, b) => a.cost - b.cost);
  const whole = able.find((source) => facts.every((fact) => source.facts.includes(fact)));
  if (whole) return [whole];
  const single = (fact: Fact) => able.find((source) => source.facts.length === 1 && source.facts[0] === fact);
  const chosen = facts.map(single);
  return chosen.every((source) => source !== undefined) ? [...new Set(chosen)] : null;
}

/** Dimensions by which a KPI can be cut, whatever its definition allows. */
export function reachableDimensions(formula: Expanded): DimensionId[] {
  const ids = measuresOf(formula).map(({ measure: id }) => {
    const able = SOURCES.filter((source) => source.measures[id] !== undefined);
    return new Set(able.flatMap((source) => Object.keys(source.dimensions) as DimensionId[]));
  });
  const [first, ...rest] = ids;
  return [...(first ?? [])].filter((dimension) => rest.every((set) => set.has(dimension)));
}

function checkDimensions({ id, dimensions }: KpiDefinition, wanted: readonly DimensionId[]): void {
  const impossible = wanted.filter((dimension) => !dimensions.includes(dimension));
  if (impossible.length === 0) return;
  const possible = dimensions.length > 0 ? `Possible: ${dimensions.join(', ')}.` : 'It has no dimensions.';
  throw new AppError('invalid_input', `KPI ${id} cannot be cut by ${impossible.join(', ')}. ${possible}`);
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
    checkDimensions(definition, wanted);
    return { definition, formula: expandFormula(definition.formula, catalogue, [id]) };
  });
  const hidden = options.coverage ? kpis.flatMap((kpi) => coverageOf(kpi, catalogue)) : [];
  const uses = new Map<string, MeasureUse>();
  for (const { formula } of [...kpis, ...hidden]) {
    for (const use of measuresOf(formula)) uses.set(columnOf(use), use);
  }
  const subPlans = planMeasures([...uses.values()], query, options, periods);
  if (subPlans[0] && subPlans[0].dimensions.length < query.dimensions.length) {
    throw new AppError(
      'invalid_input',
      `No measure of ${query.kpis.join(', ')} is cut by ${query.dimensions.join(', ')}.`,
    );
  }
  return { kpis, hidden, dimensions: query.dimensions, grain: query.grain, subPlans, columns: [...uses.keys()] };
}

function coverageOf({ definition: { id, coverage } }: PlannedKpi, catalogue: Catalogue) {
  if (!coverage) return [];
  return [
    { name: `known__${id}`, formula: expandFormula(coverage.known, catalogue) },
    { name: `of__${id}`, formula: expandFormula(coverage.of, catalogue) },
  ];
}

/** Sub-plans of measures; those cut by all dimensions come first, the others are joined to them. */
export function planMeasures(
  uses: readonly MeasureUse[],
  query: Pick<KpiQuery, 'dimensions' | 'filters' | 'grain' | 'from' | 'to'>,
  options: PlanOptions,
  periods: readonly Period[] = [query],
): SubPlan[] {
  const usable = SOURCES.filter((source) => {
    if (options.source === 'raw' && source.kind === 'rollup') return false;
    if (options.source === 'rows' && !source.drill) return false;
    return periods.every((period) => answersPeriod(source, query.grain, period));
  });
  const subPlans = new Map<string, SubPlan & { measures: { id: MeasureId; column: string }[] }>();
  for (const use of uses) {
    const dimensions = query.dimensions.filter((dimension) => !use.overAll.includes(dimension));
    const filters = query.filters.filter((filter) => !use.overAll.includes(filter.dimension));
    const needed = [...new Set([...dimensions, ...filters.map((filter) => filter.dimension)])];
    const able = usable.filter((source) => reaches(source, needed));
    const sources = route(use.measure, able);
    if (!sources) {
      const { en } = measure(use.measure).label;
      throw new AppError('invalid_input', `The measure "${en}" cannot be cut by ${needed.join(' and ')} together.`);
    }
    for (const source of sources) {
      const key = `${source.id} ${use.overAll.join(' ')}`;
      const subPlan = subPlans.get(key) ?? { source, dimensions, filters, measures: [] };
      subPlan.measures.push({ id: use.measure, column: columnOf(use) });
      subPlans.set(key, subPlan);
    }
  }
  return [...subPlans.values()].toSorted((a, b) => b.dimensions.length - a.dimensions.length);
}
