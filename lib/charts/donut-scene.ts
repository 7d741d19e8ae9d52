import { bindInks } from './palette';
import { fitText, type Mark, px, type Scene, textWidth } from './scene';
import type { DonutSpec, DrawOptions } from './spec';

const point = (centre: readonly [number, number], radius: number, turn: number) => {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return `${px(centre[0] + radius * Math.cos(angle))} ${px(centre[1] + radius * Math.sin(angle))}`;
};

/** A ring piece between two turns (0 to 1, clockwise from the top). A whole ring is drawn as two halves. */
export function ringPath(
  centre: readonly [number, number],
  outer: number,
  inner: number,
  from: number,
  to: number,
): string {
  if (to - from >= 0.9999)
    return `${ringPath(centre, outer, inner, 0, 0.5)}${ringPath(centre, outer, inner, 0.5, 0.9998)}`;
  const large = to - from > 0.5 ? 1 : 0;
  return [
    `M${point(centre, outer, from)}`,
    `A${outer} ${outer} 0 ${large} 1 ${point(centre, outer, to)}`,
    `L${point(centre, inner, to)}`,
    `A${inner} ${inner} 0 ${large} 0 ${point(centre, inner, from)}Z`,
  ].join('');
}

/** Shares of a whole, six parts at most, with a legend that carries the figures. */
export function donutScene({ parts, total }: DonutSpec, options: DrawOptions): Scene {
  const { width } = options;
  const isNarrow = width <= 400;
  const [outer, inner] = isNarrow ? [84, 54] : [104, 68];
  const centre = isNarrow ? ([width / 2, outer + 4] as const) : ([outer + 24, outer + 8] as const);
  const inks = bindInks(parts.filter((part) => !part.isRest).map(({ key }) => key));
  const ink = (part: DonutSpec['parts'][number]) => (part.isRest ? 'other' : (inks.get(part.key) ?? 'other'));
  const sum = parts.reduce((all, { value }) => all + Math.max(0, value ?? 0), 0) || 1;
  let turn = 0;
  const rowHeight = 26;
  const listTop = isNarrow ? 2 * outer + 24 : Math.max(12, centre[1] - (parts.length * rowHeight) / 2);
  const listLeft = isNarrow ? 0 : 2 * outer + 72;
  const listRight = isNarrow ? width : Math.min(width, listLeft + 460);
  const marks = parts.map((part, i): Mark => {
    const from = turn;
    turn += Math.max(0, part.value ?? 0) / sum;
    const y = listTop + i * rowHeight;
    const said = part.share ? `${part.text}\u2002${part.share}` : part.text;
    return {
      kind: 'group',
      tip: i,
      href: part.href ?? undefined,
      label: `${part.label} : ${said}`,
      marks: [
        { kind: 'rect', x: listLeft, y, width: listRight - listLeft, height: rowHeight, fill: 'grid', opacity: 0 },
        {
          kind: 'path',
          d: ringPath(centre, outer, inner, from, turn),
          fill: ink(part),
          stroke: 'paper',
          strokeWidth: 2,
        },
        { kind: 'rect', x: listLeft + 2, y: y + 8, width: 10, height: 10, radius: 5, fill: ink(part) },
        {
          kind: 'text',
          x: listLeft + 22,
          y: y + 17,
          text: fitText(part.label, listRight - listLeft - 40 - textWidth(said)),
          fill: 'strong',
        },
        { kind: 'text', x: listRight, y: y + 17, text: said, anchor: 'end', fill: 'strong', isBold: true },
      ],
    };
  });
  marks.push({
    kind: 'text',
    x: centre[0],
    y: centre[1] + 5,
    text: fitText(total, inner * 2 - 12, 15),
    size: 15,
    anchor: 'middle',
    fill: 'strong',
    isBold: true,
  });
  const height = isNarrow
    ? listTop + parts.length * rowHeight + 4
    : Math.max(2 * outer + 16, listTop + parts.length * rowHeight + 8);
  return {
    width,
    height,
    marks,
    tips: parts.map(({ label, full, share }) => ({
      title: label,
      rows: [{ label: '', text: share ? `${full} · ${share}` : full }],
    })),
  };
}
