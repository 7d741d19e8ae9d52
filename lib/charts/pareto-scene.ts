import { valuePlot } from './axes';
import { legend } from './legend';
import { linePath } from './line-scene';
import { fitText, type Ink, type Mark, px, type Scene, WIDE } from './scene';
import type { DrawOptions, ParetoSpec } from './spec';
import { extentOf } from './ticks';

const INKS: Record<'A' | 'B' | 'C', Ink> = { A: 'series-1', B: 'series-6', C: 'other' };
const GRADES = ['A', 'B', 'C'] as const;

/** Bars by size with the share of the total that they reach together; classes A, B and C by colour and letter. */
export function paretoScene(spec: ParetoSpec, options: DrawOptions): Scene {
  const { parts, unit, words } = spec;
  const { width, axis } = options;
  const height = options.height ?? (width >= WIDE ? 340 : 300);
  const names = legend(
    [
      ...GRADES.filter((grade) => parts.some((part) => part.grade === grade)).map((grade) => ({
        label: `${words.grade} ${grade} (${parts.filter((part) => part.grade === grade).length})`,
        ink: INKS[grade],
        look: 'box' as const,
      })),
      { label: words.cumulative, ink: 'strong', look: 'line' },
    ],
    width,
  );
  const plot = valuePlot({
    width,
    height,
    top: names.height + 16,
    right: 44,
    extent: extentOf(
      parts.map(({ value }) => value),
      true,
    ),
    unit,
    axis,
  });
  const step = (plot.right - plot.left) / Math.max(1, parts.length);
  const share = (value: number) => plot.bottom - value * (plot.bottom - plot.top);
  const marks: Mark[] = [...names.marks, ...plot.marks];
  for (const value of [0, 0.5, 0.8, 1]) {
    const y = share(value);
    marks.push({ kind: 'text', x: plot.right + 6, y: y + 4, text: axis(value, 'ratio'), fill: 'text', size: 11 });
    if (value === 0.8)
      marks.push({
        kind: 'line',
        x1: plot.left,
        x2: plot.right,
        y1: y,
        y2: y,
        stroke: 'axis',
        strokeWidth: 1,
        dash: '3 4',
      });
  }
  const zero = plot.y(0);
  const isMany = parts.length > 160;
  if (isMany) {
    for (const grade of GRADES) {
      const d = parts.flatMap((part, i) => {
        if (part.grade !== grade) return [];
        const [x, y] = [plot.left + i * step, plot.y(Math.max(0, part.value ?? 0))];
        return [`M${px(x)} ${px(zero)}V${px(y)}H${px(x + step)}V${px(zero)}Z`];
      });
      if (d.length > 0) marks.push({ kind: 'path', d: d.join(''), fill: INKS[grade] });
    }
  }
  // Too many parts share their explanations: each covers a stretch of ranks and speaks for the last of it.
  const stretch = Math.ceil(parts.length / 160);
  const spoken = parts.map((_, i) => i).filter((i) => i % stretch === stretch - 1 || i === parts.length - 1);
  spoken.forEach((i, tip) => {
    const part = parts[i] as ParetoSpec['parts'][number];
    const first = tip === 0 ? 0 : (spoken[tip - 1] as number) + 1;
    const x = plot.left + first * step;
    const band = (i - first + 1) * step;
    const y = plot.y(part.value ?? 0);
    marks.push({
      kind: 'group',
      tip,
      href: isMany ? undefined : (part.href ?? undefined),
      label: `${part.label} : ${part.text}`,
      marks: [
        {
          kind: 'rect',
          x: px(x),
          y: plot.top,
          width: px(band),
          height: px(plot.bottom - plot.top),
          fill: 'grid',
          opacity: 0,
        },
        ...(isMany
          ? []
          : [
              {
                kind: 'rect',
                x: px(x + step * 0.1),
                y: px(Math.min(y, zero)),
                width: px(step * 0.8),
                height: px(Math.abs(zero - y)),
                fill: INKS[part.grade],
                radius: step > 12 ? 2 : 0,
              } as const,
            ]),
      ],
    });
  });
  marks.push({
    kind: 'path',
    d: linePath(parts.map((part, i) => [plot.left + (i + 0.5) * step, share(part.cumulative)] as const)),
    stroke: 'strong',
    strokeWidth: 1.5,
  });
  if (parts.length <= 14 && step >= 48) {
    parts.forEach((part, i) => {
      marks.push({
        kind: 'text',
        x: px(plot.left + (i + 0.5) * step),
        y: plot.bottom + 18,
        text: fitText(part.label, step - 6, 11),
        size: 11,
        anchor: 'middle',
        fill: 'text',
      });
    });
  } else {
    const last = parts.length;
    for (const rank of [1, ...[0.25, 0.5, 0.75].map((part) => Math.round(last * part)), last].filter(
      (each, i, all) => all.indexOf(each) === i && each > 0,
    )) {
      marks.push({
        kind: 'text',
        x: px(plot.left + (rank - 0.5) * step),
        y: plot.bottom + 18,
        text: String(rank),
        size: 11,
        anchor: 'middle',
        fill: 'text',
      });
    }
  }
  const tips = spoken.map((i) => {
    const part = parts[i] as ParetoSpec['parts'][number];
    return {
      title: `${i + 1}. ${part.label}`,
      rows: [
        {
          label: `${words.grade} ${part.grade}`,
          text: part.share ? `${part.full} · ${part.share}` : part.full,
          ink: INKS[part.grade],
        },
        { label: words.cumulative, text: axis(part.cumulative, 'ratio') },
      ],
    };
  });
  return { width, height, marks, tips };
}
