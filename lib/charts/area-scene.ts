import { categoryLabels, valuePlot } from './axes';
import { seriesTips } from './category-tips';
import { legend } from './legend';
import { inksOf, MOST_BANDS } from './line-scene';
import { type Mark, px, type Scene, WIDE } from './scene';
import type { CartesianSpec, DrawOptions } from './spec';

/** Parts of a whole over time, one on top of the other; only for figures that add up and are not negative. */
export function areaScene(spec: CartesianSpec, options: DrawOptions): Scene {
  const { categories, unit } = spec;
  const { width, axis } = options;
  const height = options.height ?? (width >= WIDE ? 320 : width > 400 ? 280 : 250);
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  // The largest lies at the bottom, where it is read best; the rest on top.
  const series = spec.series.toSorted(
    (a, b) => Number(a.isRest ?? false) - Number(b.isRest ?? false) || sum(b.values) - sum(a.values),
  );
  const inks = inksOf(series);
  const names = legend(
    series.length > 1 ? series.map(({ key, label }) => ({ label, ink: inks.get(key) ?? 'other', look: 'box' })) : [],
    width,
  );
  const totals = categories.map((_, i) => sum(series.map(({ values }) => values[i] ?? null)));
  const plot = valuePlot({
    width,
    height,
    top: names.height + 10,
    right: 12,
    extent: { min: 0, max: Math.max(...totals, 0) || 1 },
    unit,
    axis,
  });
  const count = categories.length;
  const x = (i: number) =>
    count === 1 ? (plot.left + plot.right) / 2 : plot.left + (i / (count - 1)) * (plot.right - plot.left);
  const marks: Mark[] = [
    ...names.marks,
    ...plot.marks,
    ...categoryLabels(
      categories.map((c) => c.label),
      x,
      plot,
    ),
  ];
  let base = categories.map(() => 0);
  for (const { key, values } of series) {
    const top = base.map((low, i) => low + Math.max(0, values[i] ?? 0));
    const upper = top.map((value, i) => `${px(x(i))} ${px(plot.y(value))}`);
    const lower = base.map((value, i) => `${px(x(i))} ${px(plot.y(value))}`).toReversed();
    marks.push({
      kind: 'path',
      d: `M${upper.join('L')}L${lower.join('L')}Z`,
      fill: inks.get(key) ?? 'other',
      opacity: 0.82,
      stroke: 'paper',
      strokeWidth: 1,
    });
    base = top;
  }
  const tips = seriesTips({ ...spec, series }, inks);
  const step = count === 1 ? plot.right - plot.left : (plot.right - plot.left) / (count - 1);
  const stride = Math.ceil(count / MOST_BANDS);
  categories.forEach((category, j) => {
    if (j % stride !== 0) return;
    const href = series.length === 1 ? (series[0]?.hrefs?.[j] ?? undefined) : undefined;
    marks.push({
      kind: 'group',
      tip: j,
      href,
      label: `${category.title} : ${series[0]?.texts[j] ?? ''}`,
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
          stroke: 'strong',
          strokeWidth: 1,
          isHover: true,
        },
      ],
    });
  });
  return { width, height, marks, tips };
}
