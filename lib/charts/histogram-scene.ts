import { categoryLabels, valuePlot } from './axes';
import { type Mark, px, type Scene, textWidth, WIDE } from './scene';
import type { DrawOptions, HistogramSpec } from './spec';

/** How often each size occurs, with the median and other marks as upright lines. */
export function histogramScene({ bins, marks: places, valueName }: HistogramSpec, options: DrawOptions): Scene {
  const { width, axis } = options;
  const height = options.height ?? (width >= WIDE ? 320 : 280);
  const plot = valuePlot({
    width,
    height,
    top: 14 + places.length * 16,
    right: 10,
    extent: { min: 0, max: Math.max(...bins.map(({ value }) => value), 1) },
    unit: 'count',
    axis,
  });
  const step = (plot.right - plot.left) / Math.max(1, bins.length);
  const marks: Mark[] = [
    ...plot.marks,
    ...categoryLabels(
      bins.map(({ label }) => label),
      (i) => plot.left + (i + 0.5) * step,
      plot,
    ),
  ];
  const zero = plot.y(0);
  bins.forEach((bin, i) => {
    const y = plot.y(bin.value);
    marks.push({
      kind: 'group',
      tip: i,
      href: bin.href ?? undefined,
      label: `${bin.title} : ${bin.text}`,
      marks: [
        {
          kind: 'rect',
          x: px(plot.left + i * step),
          y: plot.top,
          width: px(step),
          height: px(plot.bottom - plot.top),
          fill: 'grid',
          opacity: 0,
        },
        {
          kind: 'rect',
          x: px(plot.left + i * step + 0.5),
          y: px(y),
          width: px(step - 1),
          height: px(zero - y),
          fill: 'series-1',
        },
      ],
    });
  });
  places.forEach(({ at, label, text }, i) => {
    const x = px(plot.left + at * step);
    const y = 12 + i * 16;
    const said = `${label} ${text}`;
    const isRight = x + textWidth(said) + 8 > plot.right;
    marks.push({
      kind: 'line',
      x1: x,
      x2: x,
      y1: y + 3,
      y2: plot.bottom,
      stroke: 'strong',
      strokeWidth: i === 0 ? 1.5 : 1,
      dash: i === 0 ? undefined : '3 3',
    });
    marks.push({
      kind: 'text',
      x: isRight ? x - 5 : x + 5,
      y,
      text: said,
      anchor: isRight ? 'end' : 'start',
      fill: 'strong',
      isBold: i === 0,
    });
  });
  return { width, height, marks, tips: bins.map(({ title, text }) => ({ title, rows: [{ label: valueName, text }] })) };
}
