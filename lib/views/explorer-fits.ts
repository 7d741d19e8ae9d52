import { CHART_TYPES, type ChartType } from '@/lib/charts/spec';
import type { Unit } from '@/lib/i18n/format';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { isOrderedDimension } from './dimension-order';

/** What of a question decides how it can be drawn. */
export interface ChartQuestion {
  units: readonly Unit[];
  /** The first KPI's parts add up to its total, over every chosen dimension. */
  isAdditive: boolean;
  hasNegative: boolean;
  dimensions: readonly DimensionId[];
  hasTime: boolean;
  periods: number;
  /** Values, or pairs of values, of the dimensions that occur. */
  members: number;
}

export type Misfit =
  | 'needs_time'
  | 'needs_no_time'
  | 'needs_dimension'
  | 'needs_no_dimension'
  | 'needs_one_dimension'
  | 'needs_two_dimensions'
  | 'needs_one_kpi'
  | 'needs_one_unit'
  | 'needs_additive'
  | 'needs_positive'
  | 'needs_place'
  | 'too_many'
  | 'too_few'
  | 'needs_panels';

export interface ChartChoice {
  type: ChartType;
  /** Why it does not fit; null when it does. */
  misfit: Misfit | null;
}

const PLACES: ReadonlySet<DimensionId> = new Set(['region', 'country']);

type Test = (question: ChartQuestion, dimensions: number, kpis: number) => Misfit | null;

const oneUnit = ({ units }: ChartQuestion) => new Set(units).size === 1;

const FITS: Record<ChartType, Test> = {
  figures: ({ hasTime }, dimensions) => (hasTime ? 'needs_no_time' : dimensions > 0 ? 'needs_no_dimension' : null),
  line: (question, dimensions) => {
    if (!question.hasTime) return 'needs_time';
    return dimensions === 0 && !oneUnit(question) ? 'needs_one_unit' : null;
  },
  area: ({ hasTime, isAdditive, hasNegative }, dimensions, kpis) => {
    if (!hasTime) return 'needs_time';
    if (dimensions === 0 && kpis > 1) return 'needs_one_kpi';
    return isAdditive ? (hasNegative ? 'needs_positive' : null) : 'needs_additive';
  },
  bars: (question, dimensions, kpis) => {
    const { hasTime, periods, members } = question;
    if (!hasTime && dimensions === 0) return 'needs_dimension';
    if ((hasTime ? dimensions === 0 : true) && kpis > 1 && !oneUnit(question)) return 'needs_one_unit';
    if (hasTime) return periods > (dimensions === 0 ? 62 : 16) ? 'too_many' : null;
    if (dimensions > 2) return 'needs_two_dimensions';
    return dimensions === 1 && members > (kpis > 1 ? 16 : 31) ? 'too_many' : null;
  },
  ranking: ({ hasTime }, dimensions, kpis) => {
    if (hasTime) return 'needs_no_time';
    return dimensions === 0 ? 'needs_dimension' : kpis > 1 ? 'needs_one_kpi' : null;
  },
  donut: ({ hasTime, isAdditive, hasNegative, members }, dimensions, kpis) => {
    if (hasTime) return 'needs_no_time';
    if (dimensions !== 1) return 'needs_one_dimension';
    if (kpis > 1) return 'needs_one_kpi';
    if (!isAdditive) return 'needs_additive';
    return hasNegative ? 'needs_positive' : members > 6 ? 'too_many' : members < 2 ? 'too_few' : null;
  },
  heatmap: ({ hasTime, periods }, dimensions) => {
    if (hasTime) return dimensions !== 1 ? 'needs_one_dimension' : periods > 62 ? 'too_many' : null;
    return dimensions === 2 ? null : 'needs_two_dimensions';
  },
  pareto: ({ hasTime, isAdditive, members }, dimensions, kpis) => {
    if (hasTime) return 'needs_no_time';
    if (dimensions === 0) return 'needs_dimension';
    if (kpis > 1) return 'needs_one_kpi';
    return isAdditive ? (members < 5 ? 'too_few' : null) : 'needs_additive';
  },
  histogram: ({ hasTime, periods, members, dimensions: ids, isAdditive }, dimensions, kpis) => {
    if (kpis > 1) return 'needs_one_kpi';
    if (hasTime) return dimensions > 0 ? 'needs_no_dimension' : periods < 12 ? 'too_few' : null;
    if (dimensions === 0) return 'needs_dimension';
    if (ids.length === 1 && ids[0] === 'basket_lines') return isAdditive ? null : 'needs_additive';
    return members < 12 ? 'too_few' : null;
  },
  map: ({ hasTime, dimensions: ids }, dimensions, kpis) => {
    if (hasTime) return 'needs_no_time';
    if (dimensions !== 1 || !PLACES.has(ids[0] as DimensionId)) return 'needs_place';
    return kpis > 1 ? 'needs_one_kpi' : null;
  },
  multiples: ({ hasTime }, dimensions, kpis) => {
    if (dimensions === 0) return hasTime && kpis > 1 ? null : 'needs_panels';
    return hasTime || kpis > 1 ? null : 'needs_panels';
  },
};

/** Every kind of chart with the reason why it does not fit a question, or null where it does. */
export function chartChoices(question: ChartQuestion): ChartChoice[] {
  return CHART_TYPES.map((type) => ({
    type,
    misfit: FITS[type](question, question.dimensions.length, question.units.length),
  }));
}

/** The order in which kinds of charts are tried for a question. */
function wishes({ dimensions, hasTime, members, units, periods }: ChartQuestion): ChartType[] {
  const [first] = dimensions;
  if (hasTime) {
    if (dimensions.length === 0) return ['line', 'multiples'];
    if (first && isOrderedDimension(first) && dimensions.length === 1 && periods > 1) return ['heatmap', 'line'];
    return members <= 6 ? ['line'] : ['multiples', 'line'];
  }
  if (dimensions.length === 0) return ['figures'];
  if (units.length > 1) return ['bars', 'multiples'];
  if (dimensions.length === 2) return ['heatmap'];
  if (first === 'basket_lines') return ['histogram', 'bars'];
  if (first && PLACES.has(first) && members > 1) return ['map', 'ranking'];
  if (first && isOrderedDimension(first)) return ['bars', 'ranking'];
  return ['ranking', 'multiples'];
}

/** The kind of chart that a question is best drawn as. */
export function proposedChart(question: ChartQuestion): ChartType {
  const fitting = chartChoices(question).filter(({ misfit }) => misfit === null);
  const wished = wishes(question).find((type) => fitting.some((choice) => choice.type === type));
  return wished ?? fitting[0]?.type ?? 'figures';
}
