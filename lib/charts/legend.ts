import { fitText, type Ink, type Mark, TEXT_SIZE, textWidth } from './scene';

export interface LegendEntry {
  label: string;
  ink: Ink;
  look: 'line' | 'dashed' | 'dotted' | 'box';
}

const ROW = 20;

/** Names of what is drawn, in as many rows as they need. */
export function legend(entries: readonly LegendEntry[], width: number): { marks: Mark[]; height: number } {
  let [x, y] = [0, 6];
  const marks: Mark[] = [];
  for (const { label, ink, look } of entries) {
    const text = fitText(label, width - 28);
    const needed = 26 + textWidth(text) + 18;
    if (x > 0 && x + needed - 18 > width) {
      x = 0;
      y += ROW;
    }
    if (look === 'box') {
      marks.push({ kind: 'rect', x: x + 4, y: y - 5, width: 12, height: 10, radius: 2, fill: ink });
    } else {
      const dash = look === 'dashed' ? '5 4' : look === 'dotted' ? '1 5' : undefined;
      marks.push({ kind: 'line', x1: x, x2: x + 20, y1: y, y2: y, stroke: ink, strokeWidth: 2, dash });
    }
    marks.push({ kind: 'text', x: x + 26, y: y + 4, text, size: TEXT_SIZE, fill: 'text' });
    x += needed;
  }
  return { marks, height: entries.length > 0 ? y + 16 : 0 };
}
