import type { ChartType } from '@/lib/charts/spec';
import { periodStarts } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery, type Reader } from '@/lib/kpi/cached-kpi-query';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { compareKeys, isOrderedDimension } from './dimension-order';
import { restOf } from './exact-sum';
import { commonQuery, tablePage } from './explorer-engine';
import { type ChartChoice, type ChartQuestion, chartChoices, proposedChart } from './explorer-fits';
import { type Member, memberOf, onlyMembers } from './explorer-members';
import type { ExplorerQuery } from './explorer-query';
import { comparedOf, numberOf } from './figures';

const FIRST_LOOK = 2_000;
const ALL = 100_000;
/** Values along each side of a grid, where they have no order of their own. */
export const MATRIX_SIDE = 20;

export interface ExplorerData {
  /** The page of the table. */
  table: KpiAnswer;
  /** Members of the dimensions by the first KPI, largest first; null without dimensions. */
  ranking: KpiAnswer | null;
  members: Member[];
  /** Further answers that the kind of chart needs. */
  course: KpiAnswer | null;
  /** What all members together come to, period by period, where the shown ones are not all. */
  whole: KpiAnswer | null;
  panels: KpiAnswer[];
  question: ChartQuestion;
  choices: ChartChoice[];
  type: ChartType;
  proposed: ChartType;
}

const SHOWN: Partial<Record<ChartType, number>> = { line: 6, area: 7, bars: 6, multiples: 9, heatmap: 20 };

/** Whether the parts of a KPI add up to its total over the chosen dimensions. */
export function addsUp(query: ExplorerQuery, catalogue: Catalogue): boolean {
  const { additivity } = kpiDefinition(catalogue, query.kpis[0] as string);
  return additivity === 'additive' && query.dimensions.every((id) => !dimension(id).multiValued);
}

/**
 * Whether the parts of an answer are seen to make up its total: different orders of one channel each do, although orders
 * may not be summed over products. Known for certain only when all parts are there.
 */
export function addsUpHere({ rows, meta }: KpiAnswer, kpi: string): boolean {
  const unit = meta.kpis.find(({ id }) => id === kpi)?.unit;
  if ((unit !== 'count' && unit !== 'money') || rows.length < meta.total_rows || rows.length < 2) return false;
  const rest = restOf(
    comparedOf(meta.totals, kpi).value,
    rows.map((row) => comparedOf(row, kpi).value),
  );
  return rest !== null && Number(rest) === 0;
}

/** Asks what the table needs, then what the chart that fits needs; everything else comes from memory. */
export async function explorerData(
  query: ExplorerQuery,
  catalogue: Catalogue,
  reader: Reader,
  now: Date,
  named: (answer: KpiAnswer) => KpiAnswer,
): Promise<ExplorerData> {
  const ask = async (input: KpiQueryInput) => named(await cachedKpiQuery(input, reader, now));
  const { kpis, dimensions, grain } = query;
  const first = kpis[0] as string;
  const common = commonQuery(query);
  const cut = { ...common, kpis: [first], dimensions: [...dimensions] };
  const byValue = [{ by: first, direction: 'desc' as const }];
  const [table, look] = await Promise.all([
    ask(tablePage(query)),
    dimensions.length > 0 ? ask({ ...cut, order: byValue, limit: FIRST_LOOK }) : null,
  ]);
  const hasTime = grain !== 'none';
  const question: ChartQuestion = {
    units: kpis.map((id) => kpiDefinition(catalogue, id).unit),
    isAdditive: addsUp(query, catalogue) || (look !== null && addsUpHere(look, first)),
    hasNegative: look?.rows.some((row) => (numberOf(comparedOf(row, first).value) ?? 0) < 0) ?? false,
    dimensions,
    hasTime,
    periods: hasTime ? periodStarts(grain, query).length : 0,
    members: look?.meta.total_rows ?? 0,
  };
  const choices = chartChoices(question);
  const proposed = proposedChart(question);
  const isFit = choices.some((choice) => choice.type === query.chart && choice.misfit === null);
  const type = isFit && query.chart ? query.chart : proposed;
  const needsAll = look !== null && look.meta.total_rows > FIRST_LOOK && (type === 'pareto' || type === 'histogram');
  const ranking = needsAll ? await ask({ ...cut, order: byValue, limit: ALL }) : look;
  const base = {
    table,
    ranking,
    members: [],
    course: null,
    whole: null,
    panels: [],
    question,
    choices,
    type,
    proposed,
  };
  if (hasTime && dimensions.length === 0) {
    const course = await ask({ ...common, grain, order: [{ by: 'period' }] });
    return { ...base, course };
  }
  if (hasTime && ranking) {
    const members = shownMembers(ranking, query, SHOWN[type] ?? 6, reader.locale);
    const filters = [...common.filters, ...onlyMembers(members, dimensions)];
    const isCut = question.isAdditive && members.length < question.members;
    const [course, whole] = await Promise.all([
      members.length > 0 ? ask({ ...cut, grain, filters, order: [{ by: 'period' }], limit: ALL }) : null,
      isCut ? ask({ ...common, kpis: [first], grain, order: [{ by: 'period' }] }) : null,
    ]);
    return { ...base, members, course, whole };
  }
  if (dimensions.length === 2 && ranking && (type === 'heatmap' || (type === 'bars' && kpis.length === 1))) {
    const sides = await Promise.all(
      dimensions.map((id) => ask({ ...common, kpis: [first], dimensions: [id], order: byValue, limit: FIRST_LOOK })),
    );
    const filters = sides.flatMap((side, i) => {
      const own = { ...query, dimensions: [dimensions[i] as DimensionId] };
      return onlyMembers(shownMembers(side, own, MATRIX_SIDE, reader.locale), own.dimensions);
    });
    const matrix = await ask({
      ...cut,
      filters: [...common.filters, ...filters],
      order: byValue,
      limit: ALL,
    });
    return { ...base, course: matrix, panels: sides };
  }
  if (kpis.length > 1 && dimensions.length > 0) {
    const limit = type === 'bars' ? 16 : 8;
    const asked = type === 'bars' ? [first] : kpis;
    const panels = await Promise.all(
      asked.map((id) => ask({ ...common, dimensions: [...dimensions], order: [{ by: id, direction: 'desc' }], limit })),
    );
    return { ...base, panels };
  }
  return base;
}

/** The largest members, or, where the values have an order of their own, all of them in that order. */
export function shownMembers(
  ranking: KpiAnswer,
  { dimensions }: ExplorerQuery,
  most: number,
  locale: Locale,
): Member[] {
  const members = ranking.rows.map((row) => memberOf(row, dimensions, ranking.meta.labels));
  const [only] = dimensions;
  if (dimensions.length === 1 && only && isOrderedDimension(only)) {
    const seen = new Set(members.map(({ key }) => key));
    // The hour in which nothing was sold has its place all the same.
    const empty = Object.entries(dimension(only).labels ?? {})
      .filter(([key]) => !seen.has(key))
      .map(([key, label]): Member => ({ key, keys: { [only]: key }, label: label[locale] }));
    return [...members, ...empty].toSorted((a, b) => compareKeys(a.key, b.key)).slice(0, 48);
  }
  // A fold of a single member would hide it for nothing.
  return members.slice(0, members.length === most + 1 ? most + 1 : most);
}
