import { fitText, type Mark, type Scene } from './scene';
import type { DrawOptions, FiguresSpec } from './spec';

const HEIGHT = 84;

/** Plain figures side by side: what is left when nothing is cut and nothing runs over time. */
export function figuresScene({ figures }: FiguresSpec, options: DrawOptions): Scene {
  const { width } = options;
  const perRow = width <= 400 ? 1 : width < 1000 ? 2 : Math.min(4, Math.max(1, figures.length));
  const cell = width / perRow;
  const marks = figures.map((figure, i): Mark => {
    const [x, y] = [(i % perRow) * cell, Math.floor(i / perRow) * HEIGHT];
    return {
      kind: 'group',
      href: figure.href ?? undefined,
      label: `${figure.label} : ${figure.text}`,
      x,
      y,
      marks: [
        { kind: 'rect', x: 0, y: 0, width: cell - 16, height: HEIGHT - 10, fill: 'grid', opacity: 0 },
        { kind: 'text', x: 0, y: 16, text: fitText(figure.label, cell - 16), fill: 'text' },
        {
          kind: 'text',
          x: 0,
          y: 48,
          text: fitText(figure.text, cell - 16, 28),
          size: 28,
          fill: 'strong',
          isBold: true,
        },
        {
          kind: 'text',
          x: 0,
          y: 68,
          text: figure.change ? fitText(`${figure.change} ${figure.against}`, cell - 16) : '',
          fill: 'text',
        },
      ],
    };
  });
  return { width, height: Math.max(1, Math.ceil(figures.length / perRow)) * HEIGHT, marks, tips: [] };
}
