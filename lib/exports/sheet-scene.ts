import { fitText, type Mark, type Scene, textWidth } from '@/lib/charts/scene';
import type { AboutLine } from './about';

const PAD = 32;
const LINE = 17;

/** A text in lines of a width, broken between words. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, fitText(line, width, size)] : lines;
}

/** A chart with its title above and what a file says of itself below, on white. */
export function sheetScene(
  chart: Scene,
  given: { title: string; subtitle: string; sentence: string | null; about: readonly AboutLine[] },
): Scene {
  const width = chart.width + 2 * PAD;
  const marks: Mark[] = [];
  let y = PAD + 8;
  const write = (text: string, size: number, fill: Mark['fill'], isBold = false) => {
    for (const line of wrapText(text, chart.width, size)) {
      marks.push({ kind: 'text', x: PAD, y, text: line, size, fill, isBold });
      y += size + 6;
    }
  };
  write(given.title, 18, 'strong', true);
  write(given.subtitle, 12, 'text');
  y += 8;
  marks.push({ kind: 'group', x: PAD, y, marks: chart.marks });
  y += chart.height + 22;
  if (given.sentence) write(given.sentence, 12, 'strong');
  y += 4;
  marks.push({ kind: 'line', x1: PAD, x2: width - PAD, y1: y - 8, y2: y - 8, stroke: 'grid', strokeWidth: 1 });
  y += 8;
  for (const { label, value } of given.about) {
    const lines = wrapText(value, chart.width - 150, 11);
    marks.push({ kind: 'text', x: PAD, y, text: label, size: 11, fill: 'text', isBold: true });
    for (const line of lines.length > 0 ? lines : ['']) {
      marks.push({ kind: 'text', x: PAD + 150, y, text: line, size: 11, fill: 'text' });
      y += LINE;
    }
  }
  const height = Math.ceil(y + PAD / 2);
  return { width, height, marks: [{ kind: 'rect', x: 0, y: 0, width, height, fill: 'paper' }, ...marks], tips: [] };
}
