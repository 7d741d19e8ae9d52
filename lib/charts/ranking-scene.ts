import { legend } from './legend';
import { bindInks } from './palette';
import { fitText, type Mark, px, type Scene, type Tip, textWidth } from './scene';
import type { DrawOptions, RankingSpec } from './spec';
import { extentOf } from './ticks';

const partTip = (
  { label, full, share, beforeText, change }: RankingSpec['parts'][number],
  compareName: string | null,
): Tip => ({
  title: label,
  rows: [
    { label: '', text: share ? `${full} · ${share}` : full },
    ...(compareName && beforeText !== undefined
      ? [{ label: compareName, text: `${beforeText}${change ? ` (${change})` : ''}`, isCompare: true }]
      : []),
  ],
});

/** Lying bars from zero, largest first; what is compared with is a thin upright stroke on the bar. */
export function rankingScene(spec: RankingSpec, options: DrawOptions): Scene {
  const { parts, compareName, isColoured } = spec;
  const { width } = options;
  const isNarrow = width <= 400;
  const inks = isColoured ? bindInks(parts.filter((part) => !part.isRest).map(({ key }) => key)) : null;
  const isCompared = compareName !== null && parts.some(({ before }) => before !== null && before !== undefined);
  const names = legend(
    isCompared && !options.isBare ? [{ label: compareName, ink: 'strong', look: 'line' }] : [],
    width,
  );
  const row = isNarrow ? 40 : 28;
  const top = names.height + 2;
  const labelRoom = isNarrow
    ? 0
    : Math.min(width * 0.3, Math.max(...parts.map(({ label }) => textWidth(label)), 40) + 12);
  const shareRoom = parts.some(({ share }) => share)
    ? Math.max(...parts.map(({ share }) => textWidth(share ?? ''))) + 12
    : 0;
  const valueRoom = isNarrow ? 0 : Math.max(...parts.map(({ text }) => textWidth(text) * 1.06), 30) + 14 + shareRoom;
  const extent = extentOf(
    parts.flatMap(({ value, before }) => [value, isCompared ? (before ?? null) : null]),
    true,
  );
  const span = extent.max - extent.min || 1;
  const [left, right] = [labelRoom, width - valueRoom - 4];
  const x = (value: number) => left + ((value - extent.min) / span) * (right - left);
  const marks: Mark[] = [...names.marks];
  if (extent.min < 0) {
    marks.push({
      kind: 'line',
      x1: px(x(0)),
      x2: px(x(0)),
      y1: top,
      y2: top + parts.length * row,
      stroke: 'axis',
      strokeWidth: 1,
    });
  }
  parts.forEach((part, i) => {
    const y = top + i * row;
    const barY = isNarrow ? y + 20 : y + 6;
    const height = isNarrow ? 10 : 16;
    const value = part.value ?? 0;
    const said = part.share ? `${part.text}\u2002${part.share}` : part.text;
    const drawn: Mark[] = [
      { kind: 'rect', x: 0, y, width, height: row, fill: 'grid', opacity: 0 },
      { kind: 'rect', x: px(left), y: barY, width: px(right - left), height, radius: 3, fill: 'grid', opacity: 0.55 },
      {
        kind: 'rect',
        x: px(Math.min(x(0), x(value))),
        y: barY,
        width: px(Math.abs(x(value) - x(0))),
        height,
        radius: 3,
        fill: part.isRest ? 'other' : (inks?.get(part.key) ?? 'series-1'),
      },
      isNarrow
        ? {
            kind: 'text',
            x: 0,
            y: y + 14,
            text: fitText(part.label, width - textWidth(part.text) - shareRoom - 16),
            fill: 'strong',
          }
        : { kind: 'text', x: 0, y: y + 18, text: fitText(part.label, labelRoom - 12), fill: 'strong' },
      {
        kind: 'text',
        x: width - shareRoom,
        y: isNarrow ? y + 14 : y + 18,
        text: part.text,
        anchor: 'end',
        fill: 'strong',
        isBold: true,
      },
      ...(part.share
        ? [
            {
              kind: 'text',
              x: width,
              y: isNarrow ? y + 14 : y + 18,
              text: part.share,
              anchor: 'end',
              fill: 'text',
            } as const,
          ]
        : []),
    ];
    if (isCompared && part.before !== null && part.before !== undefined) {
      const at = px(x(part.before));
      drawn.push({
        kind: 'line',
        x1: at,
        x2: at,
        y1: barY - 3,
        y2: barY + height + 3,
        stroke: 'strong',
        strokeWidth: 2,
      });
    }
    marks.push({ kind: 'group', tip: i, href: part.href ?? undefined, label: `${part.label} : ${said}`, marks: drawn });
  });
  return { width, height: top + parts.length * row + 2, marks, tips: parts.map((part) => partTip(part, compareName)) };
}
