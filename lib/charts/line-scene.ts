import { categoryLabels, type Plot, valuePlot } from './axes';
import { seriesTips } from './category-tips';
import { type LegendEntry, legend } from './legend';
import { mentionMarks } from './mentions';
import { bindInks } from './palette';
import { fitText, type Ink, type Mark, px, type Scene, textWidth, WIDE } from './scene';
import type { CartesianSpec, DrawOptions, Series } from './spec';
import { extentOf } from './ticks';

/** More places to point at than this are more than a pointer can tell apart. */
export const MOST_BANDS = 400;

type Points = readonly (readonly [x: number, y: number] | null)[];

/** A line through known points, broken where a value is missing. */
export function linePath(points: Points): string {
  let isOpen = false;
  const parts: string[] = [];
  for (const point of points) {
    if (point) parts.push(`${isOpen ? 'L' : 'M'}${px(point[0])} ${px(point[1])}`);
    isOpen = point !== null;
  }
  return parts.join('');
}

export function inksOf(series: readonly Series[]): Map<string, Ink> {
  const inks =
    series.length === 1 ? new Map<string, Ink>() : bindInks(series.filter((s) => !s.isRest).map((s) => s.key));
  for (const { key, isRest } of series) {
    if (isRest) inks.set(key, 'other');
    else if (series.length === 1) inks.set(key, 'series-1');
  }
  return inks;
}

/** Names beside the ends of the lines, moved apart where lines end close together. */
function endLabels(
  series: readonly Series[],
  points: readonly Points[],
  plot: Plot,
  inks: Map<string, Ink>,
  room: number,
) {
  const ends = series
    .flatMap(({ key, label }, i) => {
      const last = points[i]?.findLast((point) => point !== null);
      return last ? [{ key, label, y: last[1] }] : [];
    })
    .toSorted((a, b) => a.y - b.y);
  ends.forEach((end, i) => {
    const before = ends[i - 1];
    if (before && end.y < before.y + 15) end.y = before.y + 15;
  });
  const over = Math.max(0, (ends.at(-1)?.y ?? 0) - plot.bottom);
  return ends.map(
    ({ key, label, y }): Mark => ({
      kind: 'text',
      x: plot.right + 8,
      y: y - over + 4,
      text: fitText(label, room - 8),
      fill: inks.get(key) ?? 'text',
      isBold: true,
    }),
  );
}

/** Lines over time: the comparison dashed and grey, what is not over yet dotted, what happened as quiet marks. */
export function lineScene(spec: CartesianSpec, options: DrawOptions): Scene {
  const { categories, series, unit, compareName, partialName, mentions } = spec;
  const { width, axis } = options;
  const height = options.height ?? (width >= WIDE ? 320 : width > 400 ? 280 : 240);
  const inks = inksOf(series);
  const single = series.length === 1 ? series[0] : undefined;
  const isLabelled = series.length > 1 && series.length <= 4 && width > 400;
  const hasPartial = categories.some(({ isPartial }) => isPartial);
  const ink = (key: string) => inks.get(key) ?? 'series-1';
  const isCompared = compareName !== null && single?.compare !== undefined;
  const entries: LegendEntry[] = [
    ...(isLabelled ? [] : series.map(({ key, label }): LegendEntry => ({ label, ink: ink(key), look: 'line' }))),
    ...(isCompared ? [{ label: compareName, ink: 'other', look: 'dashed' } as const] : []),
    ...(hasPartial && single ? [{ label: partialName, ink: ink(single.key), look: 'dotted' } as const] : []),
  ];
  const isNamed = !options.isBare && (entries.length > 1 || isCompared || hasPartial);
  const names = legend(isNamed ? entries : [], width);
  const room = isLabelled ? Math.min(150, Math.max(...series.map(({ label }) => textWidth(label))) + 14) : 12;
  const compared = isCompared ? (single?.compare?.values ?? []) : [];
  const all = [...series.flatMap(({ values }) => values), ...compared];
  const extent = extentOf(all, unit !== 'ratio' && unit !== 'days');
  const plot = valuePlot({
    width,
    height,
    top: names.height + (mentions.length > 0 ? 22 : 10),
    right: room,
    extent,
    unit,
    axis,
  });
  const count = categories.length;
  const x = (i: number) =>
    count === 1 ? (plot.left + plot.right) / 2 : plot.left + 6 + (i / (count - 1)) * (plot.right - plot.left - 12);
  const placed = (values: readonly (number | null)[]): Points =>
    values.map((value, i) => (value === null ? null : [x(i), plot.y(value)]));
  const points = series.map(({ values }) => placed(values));
  const marks: Mark[] = [
    ...names.marks,
    ...plot.marks,
    ...categoryLabels(
      categories.map((c) => c.label),
      x,
      plot,
    ),
  ];
  marks.push(...mentionMarks(mentions, x, plot));
  if (isCompared) {
    marks.push({ kind: 'path', d: linePath(placed(compared)), stroke: 'other', strokeWidth: 1.5, dash: '5 4' });
  }
  series.forEach(({ key }, i) => {
    const line = points[i] as Points;
    const isPartial = (j: number) => categories[j]?.isPartial ?? false;
    const whole = line.map((point, j) => (isPartial(j) ? null : point));
    const rest = line.map((point, j) => (isPartial(j) || isPartial(j - 1) || isPartial(j + 1) ? point : null));
    marks.push({ kind: 'path', d: linePath(whole), stroke: ink(key), strokeWidth: 2 });
    if (hasPartial) marks.push({ kind: 'path', d: linePath(rest), stroke: ink(key), strokeWidth: 2, dash: '1 5' });
    // A point between two gaps would leave no trace as a line.
    line.forEach((point, j) => {
      if (point && !line[j - 1] && !line[j + 1])
        marks.push({ kind: 'circle', x: point[0], y: point[1], r: 2.5, fill: ink(key) });
    });
  });
  if (isLabelled) marks.push(...endLabels(series, points, plot, inks, room));
  const tips = seriesTips(spec, inks);
  const step = count === 1 ? plot.right - plot.left : (plot.right - plot.left - 12) / (count - 1);
  const stride = Math.ceil(count / MOST_BANDS);
  categories.forEach((category, j) => {
    if (j % stride !== 0) return;
    const dots = series.flatMap(({ key }, i): Mark[] => {
      const point = points[i]?.[j];
      return point
        ? [
            {
              kind: 'circle',
              x: px(point[0]),
              y: px(point[1]),
              r: 4,
              fill: ink(key),
              stroke: 'paper',
              strokeWidth: 2,
              isHover: true,
            },
          ]
        : [];
    });
    marks.push({
      kind: 'group',
      tip: j,
      href: single?.hrefs?.[j] ?? undefined,
      label: `${category.title} : ${single?.texts[j] ?? ''}`,
      marks: [
        {
          kind: 'rect',
          x: px(x(j) - (step * stride) / 2),
          y: plot.top,
          width: px(step * stride),
          height: px(plot.bottom - plot.top),
          opacity: 0.001,
          fill: 'paper',
        },
        {
          kind: 'line',
          x1: px(x(j)),
          x2: px(x(j)),
          y1: plot.top,
          y2: plot.bottom,
          stroke: 'axis',
          strokeWidth: 1,
          isHover: true,
        },
        ...dots,
      ],
    });
  });
  return { width, height, marks, tips };
}
