import { concentration, gradeParts } from '@/lib/charts/pareto';
import type { ChartSpec, Part } from '@/lib/charts/spec';
import type { KpiDefinition } from '@/lib/kpi/definition';
import type { ChartContext } from './explorer-chart';
import { memberOf } from './explorer-members';
import { comparedOf, numberOf } from './figures';

/** What stands out of a chart, in a sentence or two; it also stands for the chart where it cannot be seen. */
export function explorerSentence(context: ChartContext, spec: ChartSpec): string | null {
  switch (spec.type) {
    case 'line':
    case 'area':
    case 'bars':
      return context.query.grain !== 'none' && spec.series.length === 1
        ? courseSentence(context, spec)
        : seriesSentence(context, spec);
    case 'ranking':
    case 'donut':
      return rankingSentence(context, spec.parts);
    case 'map':
      return rankingSentence(context, spec.areas);
    case 'pareto':
      return paretoSentence(context);
    case 'heatmap':
      return peakSentence(context, spec);
    case 'histogram': {
      const median = spec.marks[0];
      return median ? context.t('sentence.histogram', { value: median.text }) : null;
    }
    case 'multiples':
    case 'figures':
      return null;
  }
}

const first = (context: ChartContext) => context.definitions[0] as KpiDefinition;

type Cartesian = Extract<ChartSpec, { type: 'line' | 'area' | 'bars' }>;

function courseSentence(context: ChartContext, spec: Cartesian): string | null {
  const { format, t } = context;
  const { unit } = first(context);
  const [series] = spec.series;
  const known = spec.categories.flatMap((category, i) => {
    const value = series?.values[i] ?? null;
    return value === null || category.isPartial ? [] : [{ label: category.title, value }];
  });
  const sorted = known.toSorted((a, b) => b.value - a.value);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst || sorted.length < 3 || best.value === worst.value) return null;
  return t('sentence.course', {
    best: best.label,
    bestValue: format.compact(best.value, unit),
    worst: worst.label,
    worstValue: format.compact(worst.value, unit),
  });
}

function seriesSentence(context: ChartContext, spec: Cartesian): string | null {
  if (spec.series.length < 2 || context.definitions.length > 1) return null;
  const row = context.data.ranking?.rows[0];
  return row
    ? leaderSentence(context, memberOf(row, context.query.dimensions, context.data.ranking?.meta.labels ?? {}).label)
    : null;
}

function leaderSentence(context: ChartContext, label: string): string | null {
  const { data, format, t } = context;
  const { id, unit } = first(context);
  const row = data.ranking?.rows[0];
  const value = comparedOf(row, id).value;
  const total = numberOf(comparedOf(data.ranking?.meta.totals, id).value);
  if (value === null) return null;
  const share = data.question.isAdditive && total !== null && total > 0 ? format.percent(Number(value) / total) : null;
  return t(share ? 'sentence.leaderShare' : 'sentence.leader', {
    name: label,
    value: format.compact(value, unit),
    share: share ?? '',
  });
}

function rankingSentence(context: ChartContext, parts: readonly Part[]): string | null {
  const { data, format, t } = context;
  const best = parts
    .filter(({ isRest, value }) => !isRest && value !== null)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  if (!best) return null;
  const leader = t(best.share ? 'sentence.leaderShare' : 'sentence.leader', {
    name: best.label,
    value: best.text,
    share: best.share ?? '',
  });
  const { id } = first(context);
  const values = data.ranking?.rows.map((row) => numberOf(comparedOf(row, id).value) ?? 0) ?? [];
  const three = data.question.isAdditive ? concentration(values, [3]).top[0] : undefined;
  return three && values.length > 4
    ? `${leader} ${t('sentence.three', { share: format.percent(three.share) })}`
    : leader;
}

/** How many make 80 %, how concentrated the total is, and who joined or left class A since the comparison. */
function paretoSentence(context: ChartContext): string | null {
  const { data, format, t, query } = context;
  const { id } = first(context);
  const rows = data.ranking?.rows ?? [];
  const now = rows.map((row) => numberOf(comparedOf(row, id).value) ?? 0);
  const { counts, top, index } = concentration(now, [1, 10, 20]);
  const sentences = [t('sentence.pareto', { a: counts.A, count: rows.length, c: counts.C })];
  const few = top.at(-1);
  if (few) sentences.push(t('sentence.top', { n: few.n, share: format.percent(few.share) }));
  sentences.push(
    t('sentence.index', {
      index: format.value(index, 'number'),
      equal: format.count(index > 0 ? Math.round(1 / index) : 0),
    }),
  );
  if (query.compare !== 'none') {
    const classA = (side: 'value' | 'before') =>
      new Set(
        gradeParts(rows, (row) => numberOf(comparedOf(row, id)[side]) ?? 0)
          .filter(({ grade }) => grade === 'A')
          .map(({ part }) => memberOf(part, query.dimensions, data.ranking?.meta.labels ?? {}).label),
      );
    const [present, past] = [classA('value'), classA('before')];
    const joined = [...present].filter((label) => !past.has(label));
    const left = [...past].filter((label) => !present.has(label));
    const named = (labels: readonly string[]) => ({
      count: labels.length,
      names: labels.slice(0, 3).join(', '),
      more: Math.max(0, labels.length - 3),
    });
    if (past.size > 0 && joined.length > 0) sentences.push(t('sentence.joined', named(joined)));
    if (past.size > 0 && left.length > 0) sentences.push(t('sentence.left', named(left)));
  }
  return sentences.join(' ');
}

function peakSentence({ t }: ChartContext, spec: Extract<ChartSpec, { type: 'heatmap' }>): string | null {
  let best: { row: number; column: number; value: number } | null = null;
  spec.values.forEach((line, row) => {
    line.forEach((value, column) => {
      if (value !== null && (best === null || value > best.value)) best = { row, column, value };
    });
  });
  const found = best as { row: number; column: number; value: number } | null;
  if (!found || found.value <= 0) return null;
  return t('sentence.peak', {
    row: spec.rows[found.row]?.label ?? '',
    column: spec.columns[found.column]?.label ?? '',
    value: spec.texts[found.row]?.[found.column] ?? '',
  });
}
