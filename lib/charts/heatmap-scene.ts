import { fitText, type Ink, type Mark, px, type Scene, type Tip, textWidth } from './scene';
import type { DrawOptions, HeatmapSpec } from './spec';
import { type Extent, extentOf } from './ticks';

/** Step of the ramp for a value: the lowest is pale and not white, so that a cell is seen as one. */
export function rampStep(value: number, { min, max }: Extent): number {
  if (max <= min) return value > 0 ? 60 : 8;
  return Math.round(8 + 92 * ((value - min) / (max - min)));
}

/** Words on a cell keep their contrast. */
export const inkOnRamp = (step: number): Ink => `on-ramp-${step}`;

/** The ramp with its two ends, so that a shade can be read back. */
export function rampLegend(extent: Extent, x: number, y: number, texts: readonly [string, string]): Mark[] {
  const start = x + textWidth(texts[0], 11) + 8;
  const steps = Array.from(
    { length: 12 },
    (_, i): Mark => ({
      kind: 'rect',
      x: start + i * 10,
      y,
      width: 10,
      height: 10,
      fill: `ramp-${rampStep(extent.min + ((extent.max - extent.min) * i) / 11, extent)}`,
    }),
  );
  return [
    { kind: 'text', x, y: y + 9, text: texts[0], size: 11, fill: 'text' },
    ...steps,
    { kind: 'text', x: start + 128, y: y + 9, text: texts[1], size: 11, fill: 'text' },
  ];
}

/** Two dimensions as a grid of shades of one hue. */
export function heatmapScene(spec: HeatmapSpec, options: DrawOptions): Scene {
  const { rows, columns, values, texts, shorts, hrefs, unit } = spec;
  const { width, axis } = options;
  const isNarrow = width <= 400;
  const widest = Math.max(...rows.map(({ label }) => textWidth(label)), 20);
  const left = Math.min(widest + 10, width * (isNarrow ? 0.3 : 0.22));
  const cell = (width - left) / Math.max(1, columns.length);
  const height = Math.max(18, Math.min(30, cell * 0.9));
  const top = 24;
  const extent = extentOf(values.flat(), true);
  const marks: Mark[] = [];
  const names = columns.map(({ label }) => textWidth(label, 11));
  const every = Math.max(1, Math.ceil((Math.min(Math.max(...names), 64) + 6) / cell));
  columns.forEach(({ label }, j) => {
    if (j % every !== 0) return;
    const text = fitText(label, Math.max(cell * every - 4, 14), 11);
    marks.push({
      kind: 'text',
      x: px(left + (j + 0.5) * cell),
      y: top - 8,
      text,
      size: 11,
      anchor: 'middle',
      fill: 'text',
    });
  });
  const tips: Tip[] = [];
  rows.forEach((row, i) => {
    const y = top + i * height;
    marks.push({ kind: 'text', x: 0, y: px(y + height / 2 + 4), text: fitText(row.label, left - 8), fill: 'text' });
    columns.forEach((column, j) => {
      const value = values[i]?.[j] ?? null;
      const step = value === null ? 0 : rampStep(value, extent);
      const text = texts[i]?.[j] ?? '';
      const short = shorts[i]?.[j] ?? '';
      const x = px(left + j * cell);
      const isWritten = value !== null && textWidth(short, 11) + 6 <= cell && height >= 20;
      tips.push({ title: `${row.label} · ${column.label}`, rows: [{ label: '', text }] });
      marks.push({
        kind: 'group',
        tip: tips.length - 1,
        href: value === null ? undefined : (hrefs[i]?.[j] ?? undefined),
        label: `${row.label}, ${column.label} : ${text}`,
        marks: [
          {
            kind: 'rect',
            x,
            y: px(y),
            width: px(cell - (cell > 8 ? 2 : 0.5)),
            height: px(height - 2),
            radius: cell > 14 ? 3 : 0,
            fill: value === null ? 'grid' : `ramp-${step}`,
            opacity: value === null ? 0.5 : 1,
          },
          ...(isWritten
            ? [
                {
                  kind: 'text',
                  x: px(x + cell / 2 - 1),
                  y: px(y + height / 2 + 3),
                  text: short,
                  size: 11,
                  anchor: 'middle',
                  fill: inkOnRamp(step),
                } as const,
              ]
            : []),
        ],
      });
    });
  });
  const bottom = top + rows.length * height;
  marks.push(...rampLegend(extent, left, bottom + 10, [axis(extent.min, unit), axis(extent.max, unit)]));
  return { width, height: Math.ceil(bottom + 28), marks, tips };
}
