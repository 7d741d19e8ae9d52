import { categoryLabels, valuePlot } from './axes';
import { seriesTips } from './category-tips';
import { type LegendEntry, legend } from './legend';
import { inksOf } from './line-scene';
import { mentionMarks } from './mentions';
import { type Ink, type Mark, px, type Scene, WIDE } from './scene';
import type { CartesianSpec, DrawOptions } from './spec';
import { extentOf } from './ticks';

interface Bar {
  key: string;
  ink: Ink;
  values: readonly (number | null)[];
  texts: readonly string[];
  hrefs?: readonly (string | null)[];
  isCompare?: boolean;
}

/** Upright bars from zero, side by side in groups; a comparison stands pale beside its own bar. */
export function barsScene(spec: CartesianSpec, options: DrawOptions): Scene {
  const { categories, series, unit, compareName, mentions } = spec;
  const { width, axis } = options;
  const height = options.height ?? (width >= WIDE ? 320 : width > 400 ? 280 : 240);
  const inks = inksOf(series);
  const single = series.length === 1 ? series[0] : undefined;
  const isCompared = compareName !== null && single?.compare !== undefined;
  const bars: Bar[] = [
    ...(isCompared && single?.compare
      ? [
          {
            key: 'compare',
            ink: 'other' as const,
            values: single.compare.values,
            texts: single.compare.texts,
            isCompare: true,
          },
        ]
      : []),
    ...series.map(({ key, values, texts, hrefs }) => ({
      key,
      ink: inks.get(key) ?? ('series-1' as const),
      values,
      texts,
      hrefs,
    })),
  ];
  const entries: LegendEntry[] = [
    ...series.map(({ key, label }): LegendEntry => ({ label, ink: inks.get(key) ?? 'series-1', look: 'box' })),
    ...(isCompared ? [{ label: compareName, ink: 'other', look: 'box' } as const] : []),
  ];
  const names = legend(entries.length > 1 && !options.isBare ? entries : [], width);
  const extent = extentOf(
    bars.flatMap(({ values }) => values),
    true,
  );
  const plot = valuePlot({
    width,
    height,
    top: names.height + (mentions.length > 0 ? 22 : 10),
    right: 8,
    extent,
    unit,
    axis,
  });
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const x = (i: number) => plot.left + (i + 0.5) * step;
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
  const inner = Math.min(step * 0.78, 56 * bars.length);
  const each = inner / bars.length;
  const zero = plot.y(0);
  categories.forEach((category, j) => {
    const drawn = bars.flatMap((bar, i): Mark[] => {
      const value = bar.values[j] ?? null;
      if (value === null) return [];
      const y = plot.y(value);
      return [
        {
          kind: 'rect',
          x: px(x(j) - inner / 2 + i * each),
          y: px(Math.min(y, zero)),
          width: px(Math.max(each - (each > 6 ? 2 : 0), 0.6)),
          height: px(Math.max(Math.abs(zero - y), value === 0 ? 0 : 1)),
          radius: each > 8 ? 2 : 0,
          fill: bar.ink,
          opacity: bar.isCompare ? 0.45 : category.isPartial ? 0.55 : 1,
          href: series.length > 1 ? (bar.hrefs?.[j] ?? undefined) : undefined,
          label: `${category.title} : ${bar.texts[j] ?? ''}`,
        },
      ];
    });
    marks.push({
      kind: 'group',
      tip: j,
      href: single?.hrefs?.[j] ?? undefined,
      label: `${category.title} : ${single?.texts[j] ?? ''}`,
      marks: [
        {
          kind: 'rect',
          x: px(x(j) - step / 2),
          y: plot.top,
          width: px(step),
          height: px(plot.bottom - plot.top),
          fill: 'grid',
          opacity: 0,
        },
        ...drawn,
      ],
    });
  });
  return { width, height, marks, tips: seriesTips(spec, inks) };
}
