import type { Plot } from './axes';
import { fitText, type Mark, px, textWidth } from './scene';
import type { Mention } from './spec';

/** What happened, above the lines: a thin line for a day, a pale band for a stretch, a number that a list explains. */
export function mentionMarks(mentions: readonly Mention[], x: (index: number) => number, plot: Plot): Mark[] {
  let free = plot.left;
  return mentions.flatMap(({ from, to, text }, i): Mark[] => {
    const [start, end] = [px(x(from)), px(x(to))];
    const number = String(i + 1);
    const middle = (start + end) / 2;
    // The words stand beside the number where nothing else does.
    const next = mentions[i + 1];
    const room = (next ? x(next.from) : plot.right) - middle - 24;
    const words = room > 70 && middle > free ? fitText(text, Math.min(room, 180), 11) : '';
    free = middle + 14 + textWidth(words, 11);
    return [
      end > start
        ? {
            kind: 'rect',
            x: start,
            y: plot.top - 4,
            width: px(end - start),
            height: px(plot.bottom - plot.top + 4),
            fill: 'warning',
            opacity: 0.1,
          }
        : {
            kind: 'line',
            x1: start,
            x2: start,
            y1: plot.top - 4,
            y2: plot.bottom,
            stroke: 'warning',
            strokeWidth: 1,
            dash: '2 3',
          },
      { kind: 'circle', x: px(middle), y: plot.top - 12, r: 8, fill: 'warning' },
      {
        kind: 'text',
        x: px(middle),
        y: plot.top - 8,
        text: number,
        size: 10,
        anchor: 'middle',
        fill: 'inverted',
        isBold: true,
      },
      ...(words
        ? [{ kind: 'text', x: px(middle + 12), y: plot.top - 8, text: words, size: 11, fill: 'text' } as const]
        : []),
    ];
  });
}
