import type { Unit } from '@/lib/i18n/format';
import { fitText, type Mark, px, textWidth } from './scene';
import { type Extent, niceTicks } from './ticks';

export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  y(value: number): number;
  marks: Mark[];
}

interface Given {
  width: number;
  height: number;
  top: number;
  right: number;
  extent: Extent;
  unit: Unit;
  axis(value: number, unit: Unit, scale?: number): string;
}

/** The value scale with its grid, at the left edge; names of categories have their place below. */
export function valuePlot({ width, height, top, right, extent, unit, axis }: Given): Plot {
  const ticks = niceTicks(extent.min, extent.max, height < 180 ? 2 : 4);
  const [low, high] = [ticks[0] as number, ticks.at(-1) as number];
  const labels = ticks.map((tick) => axis(tick, unit, Math.max(Math.abs(low), Math.abs(high))));
  const left = Math.ceil(Math.max(...labels.map((label) => textWidth(label)))) + 8;
  const bottom = height - 24;
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
  const marks = ticks.flatMap((tick, i): Mark[] => [
    {
      kind: 'line',
      x1: left,
      x2: width - right,
      y1: y(tick),
      y2: y(tick),
      stroke: tick === 0 ? 'axis' : 'grid',
      strokeWidth: 1,
    },
    { kind: 'text', x: left - 8, y: y(tick) + 4, text: labels[i] as string, anchor: 'end', fill: 'text' },
  ]);
  return { left, right: width - right, top, bottom, y, marks };
}

/** Names under the plot: as many as fit, evenly spaced, the last one kept. */
export function categoryLabels(
  labels: readonly string[],
  x: (index: number) => number,
  plot: Pick<Plot, 'left' | 'right' | 'bottom'>,
): Mark[] {
  if (labels.length === 0) return [];
  const room = (plot.right - plot.left) / labels.length;
  const widest = Math.max(...labels.map((label) => textWidth(label)));
  // Few names that are too long are cut; many are thinned out.
  const step = labels.length <= 8 && room >= 44 ? 1 : Math.max(1, Math.ceil((widest + 14) / room));
  const last = labels.length - 1;
  const placed = labels
    .map((_, i) => i)
    .filter((i) => i % step === 0 || i === last)
    .map((i) => {
      const text = step === 1 ? fitText(labels[i] as string, Math.max(room - 6, 20)) : (labels[i] as string);
      const half = textWidth(text) / 2;
      // The outermost names stay inside the drawing.
      const start = Math.max(0, Math.min(x(i) - half, plot.right + 8 - 2 * half));
      return { text, start, end: start + 2 * half };
    });
  const final = placed.at(-1);
  let free = Number.NEGATIVE_INFINITY;
  return placed.flatMap((label): Mark[] => {
    const isFinal = label === final;
    if (!isFinal && (label.start < free || (final && label.end + 8 > final.start))) return [];
    free = label.end + 8;
    const { text, start, end } = label;
    return [{ kind: 'text', x: px((start + end) / 2), y: plot.bottom + 18, text, anchor: 'middle', fill: 'text' }];
  });
}
