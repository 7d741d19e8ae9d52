import { barsScene } from './bars-scene';
import { type LegendEntry, legend } from './legend';
import { lineScene } from './line-scene';
import { rankingScene } from './ranking-scene';
import { fitText, type Mark, type Scene, type Tip, textWidth } from './scene';
import type { DrawOptions, MultiplesSpec } from './spec';

const HEAD = 26;
const GAP = 24;

/** Marks whose explanations are counted from `start` on. */
function moved(marks: readonly Mark[], start: number): Mark[] {
  return marks.map((mark) => {
    const shifted = mark.tip === undefined ? mark : { ...mark, tip: mark.tip + start };
    return shifted.kind === 'group' ? { ...shifted, marks: moved(shifted.marks, start) } : shifted;
  });
}

/** One legend for all panels: what is compared with, and what is not over yet. */
function sharedNames(panels: MultiplesSpec['panels']): LegendEntry[] {
  const first = panels[0]?.spec;
  if (!first) return [];
  const { compareName } = first;
  if (first.type === 'ranking') return compareName ? [{ label: compareName, ink: 'strong', look: 'line' }] : [];
  const hasPartial = first.categories.some(({ isPartial }) => isPartial);
  return [
    ...(compareName ? [{ label: compareName, ink: 'other', look: 'dashed' } as const] : []),
    ...(hasPartial ? [{ label: first.partialName, ink: 'series-1', look: 'dotted' } as const] : []),
  ];
}

/** The same small chart once per member: shapes are compared, each panel has its own scale. */
export function multiplesScene({ panels }: MultiplesSpec, options: DrawOptions): Scene {
  const { width, axis } = options;
  const perRow = width <= 400 ? 1 : Math.min(width >= 1000 ? 3 : 2, panels.length);
  const panelWidth = (width - GAP * (perRow - 1)) / perRow;
  const names = legend(sharedNames(panels), width);
  const marks: Mark[] = [...names.marks];
  const tips: Tip[] = [];
  let [top, tallest] = [names.height > 0 ? names.height + 6 : 0, 0];
  panels.forEach(({ title, text, spec }, i) => {
    const column = i % perRow;
    if (column === 0 && i > 0) {
      top += tallest + GAP;
      tallest = 0;
    }
    const draw = { width: panelWidth, height: 150, axis, isBare: true };
    const scene =
      spec.type === 'ranking'
        ? rankingScene(spec, draw)
        : spec.type === 'bars'
          ? barsScene(spec, draw)
          : lineScene(spec, draw);
    const x = column * (panelWidth + GAP);
    marks.push(
      {
        kind: 'text',
        x,
        y: top + 13,
        text: fitText(title, panelWidth - textWidth(text) - 12),
        fill: 'strong',
        isBold: true,
      },
      { kind: 'text', x: x + panelWidth, y: top + 13, text, anchor: 'end', fill: 'strong' },
      { kind: 'group', x, y: top + HEAD, marks: moved(scene.marks, tips.length) },
    );
    tips.push(...scene.tips);
    tallest = Math.max(tallest, HEAD + scene.height);
  });
  return { width, height: top + tallest, marks, tips };
}
